import Geometry
import Motion

/// What medial knee and ankle markers in a standing trial tell about both legs.
struct MedialCalibration {
  private let markers: PluginGaitMarkers
  private let names: [Side: [Joint: String]]

  init(of standing: Trial) {
    markers = PluginGaitMarkers(standing)
    var names: [Side: [Joint: String]] = [:]
    for side in Side.allCases {
      names[side, default: [:]][.knee] = MedialMarkers.name(MedialMarkers.knee, side, in: standing)
      names[side, default: [:]][.ankle] = MedialMarkers.name(
        MedialMarkers.ankle, side, in: standing)
    }
    self.names = names
  }

  /// The medial markers that are not there, as readers know them, or `nil`.
  var missing: String? {
    let lacking = Side.allCases.flatMap { side -> [String] in
      [(Joint.knee, MedialMarkers.knee), (.ankle, MedialMarkers.ankle)]
        .filter { names[side]?[$0.0] == nil }
        .map { $0.1.map { side.letter + $0 }.joined(separator: " or ") }
    }
    return lacking.isEmpty ? nil : lacking.joined(separator: ", ")
  }

  /// Half the distance between the lateral and the medial marker, metres, mean over the frames.
  var halfWidths: [Joint: [Side: Double]] {
    var result: [Joint: [Side: Double]] = [:]
    for side in Side.allCases {
      for joint in [Joint.knee, .ankle] {
        let halves = (0..<markers.frameCount).map { frame in
          let (lateral, medial) = pair(joint, side, frame)
          return (lateral - medial).length / 2
        }
        result[joint, default: [:]][side] = Statistic(of: halves)?.mean
      }
    }
    return result
  }

  /// How far the wands stand off the axes of knee and ankle, radians, mean over the frames; `nil`
  /// where a leg was never seen whole.
  ///
  /// - Parameter hip: The hip centre in the pelvis frame, metres.
  func offsets(_ side: Side, hip: Vector3) -> (thigh: Double, shank: Double)? {
    var thigh: [Double] = []
    var shank: [Double] = []
    for frame in 0..<markers.frameCount {
      let points = markers.leg(side, frame)
      let pelvis = PluginGaitConstruction.pelvis(
        left: markers.marker("LASI", frame), right: markers.marker("RASI", frame),
        sacrum: markers.sacrum(frame))
      let knee = middle(.knee, side, frame)
      let ankle = middle(.ankle, side, frame)
      thigh.append(
        -side.sign
          * WandOffset.angle(
            proximal: pelvis.point(hip), joint: knee, lateral: points.knee - knee,
            wand: points.thigh))
      shank.append(
        -side.sign
          * WandOffset.angle(
            proximal: knee, joint: ankle, lateral: points.ankle - ankle, wand: points.tibia))
    }
    guard let a = Statistic(of: thigh), let b = Statistic(of: shank) else { return nil }
    return (a.mean, b.mean)
  }

  private func pair(_ joint: Joint, _ side: Side, _ frame: Int) -> (Vector3, Vector3) {
    let points = markers.leg(side, frame)
    let medial = names[side]?[joint].map { markers.marker($0, frame) } ?? .missing
    return (joint == .knee ? points.knee : points.ankle, medial)
  }

  private func middle(_ joint: Joint, _ side: Side, _ frame: Int) -> Vector3 {
    let (lateral, medial) = pair(joint, side, frame)
    return (lateral + medial) * 0.5
  }
}
