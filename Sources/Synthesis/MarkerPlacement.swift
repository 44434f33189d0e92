import Foundation
import Geometry
import Motion

/// Puts markers on a skeleton such that the conventional gait model, built from them, gives back
/// exactly that skeleton.
///
/// The construction is inverted in closed form. Pelvis: the rear markers lie in the plane z = 0 of
/// the pelvis. Knee and ankle: the model's centre J makes a right angle between the marker and the
/// centre above it (from J − marker = (off²/d²) X + off √(1 − off²/d²) e it follows that
/// (J − marker)·(top − J) = 0), so the marker lies on the segment's y axis, `off` away from J; the
/// wand lies in the plane of both centres and the marker, outside the line from the upper centre to
/// the marker, so that the model looks for the centre on the inner side.
/// - SeeAlso: Davis et al., Hum Mov Sci 10:575, 1991; Kadaba et al., J Orthop Res 8:383, 1990.
struct MarkerPlacement {
  var body: Body
  var set: MarkerSet

  /// The labels of the set, in the order of `positions`.
  var labels: [String] {
    if set.legs == .clusters {
      return ["L.ASIS", "R.ASIS", "L.PSIS", "R.PSIS"]
        + Side.allCases.flatMap(ClusterPlacement.labels)
    }
    let rear = set.rear == .spines ? ["LPSI", "RPSI"] : ["SACR"]
    let legs = Side.allCases.flatMap { side in
      (["THI", "KNE", "TIB", "ANK", "HEE", "TOE"]
        + (set.legs == .wandsAndMedial ? ["KNM", "MED"] : [])
        + (set.includesRearfoot ? ["LCA", "STL"] : [])).map { side.letter + $0 }
    }
    return ["LASI", "RASI"] + rear + legs + (set.includesTrunk ? TrunkMarkers.labels : [])
  }

  /// The markers' positions, metres, in the axes of the skeleton.
  func positions(on skeleton: Skeleton) -> [Vector3] {
    let pelvis = skeleton.pelvis
    let half = body.interAsisDistance / 2
    var points = [pelvis.point(Vector3(0, half, 0)), pelvis.point(Vector3(0, -half, 0))]
    let rear = Vector3(-body.pelvicDepth, 0, body.rearMarkerRise)
    switch set.rear {
    case .spines:
      let width = Vector3(0, body.interPsisDistance / 2, 0)
      points += [pelvis.point(rear + width), pelvis.point(rear - width)]
    case .sacrum:
      points.append(pelvis.point(rear))
    }
    if set.legs == .clusters {
      let placement = ClusterPlacement(body: body)
      return points + Side.allCases.flatMap { placement.positions($0, on: skeleton[$0]) }
    }
    for side in Side.allCases {
      let leg = skeleton[side]
      let measures = body[side]
      let radius = body.markerDiameter / 2
      let turned = leg.thigh * Matrix3.rotationZ(side.sign * measures.kneeAxisError)
      let thighSide = turned.y * -side.sign
      let knee = leg.knee + thighSide * (measures.kneeWidth / 2 + radius)
      let shankSide = leg.shank.y * -side.sign
      let ankle = leg.ankle + shankSide * (measures.ankleWidth / 2 + radius)
      points += [
        wand(from: leg.hip, to: knee, outwards: thighSide, at: 0.6), knee,
        wand(from: leg.knee, to: ankle, outwards: shankSide, at: 0.5), ankle, leg.heel, leg.toe,
      ]
      if set.legs == .wandsAndMedial {
        // Opposite the lateral markers, and on the true knee axis where those are not.
        let medial = leg.thigh.y * side.sign * (measures.kneeWidth / 2 + radius)
        points += [leg.knee + medial, leg.ankle * 2 - ankle]
      }
      if set.includesRearfoot {
        points += [
          leg.heel + leg.rearfoot * Vector3(0.030, -side.sign * 0.028, 0.002),
          leg.heel + leg.rearfoot * Vector3(0.040, side.sign * 0.024, 0.012),
        ]
      }
    }
    if set.includesTrunk { points += TrunkMarkers.positions(on: skeleton.trunk, body: body) }
    return points
  }

  /// A marker on a wand, some way down the line from the upper centre to the lower marker.
  private func wand(
    from top: Vector3, to marker: Vector3, outwards: Vector3, at share: Double
  ) -> Vector3 {
    top + (marker - top) * share + outwards * (0.05 + body.markerDiameter)
  }
}

extension MarkerPlacement {
  /// The markers' paths over a run of skeletons.
  func trajectories(_ skeletons: [Skeleton]) -> [Trajectory] {
    let frames = skeletons.map(positions(on:))
    return labels.enumerated().map { index, label in
      Trajectory(label: label, frames.map { $0[index] })
    }
  }
}
