import Foundation
import Geometry
import Motion

/// The points and lines of a body as a stick figure: joint centres of the model, and markers.
struct StickFigure {
  /// A line between two points, and whose it is.
  struct Bone {
    var from: Int
    var to: Int
    /// `nil` in the middle of the body.
    var side: Side?
  }

  /// One path a point, the hips first.
  var points: [[Vector3]]
  var bones: [Bone]

  /// More points than this are not carried.
  static let mostPoints = 48

  /// `nil` where the model found neither hip nor knee.
  init?(_ analysis: TrialAnalysis) {
    guard let poses = analysis.poses.value else { return nil }
    var places: [String: Int] = [:]
    points = []
    bones = []
    for joint in Joint.allCases {
      for side in Side.allCases {
        places["\(joint.rawValue) \(side.rawValue)"] = points.count
        points.append(poses.centre(of: joint, side))
      }
    }
    guard points.contains(where: { $0.contains(where: \.isFinite) }) else { return nil }
    let used = analysis.modelMarkers
    let shown = analysis.trial.markers.keys.sorted().filter {
      used.isEmpty || used.contains($0) || Self.trunk.contains($0)
    }
    for label in shown.prefix(Self.mostPoints - points.count) {
      guard let path = analysis.trial.markers[label], path.count > 0 else { continue }
      places[label] = points.count
      points.append((0..<path.count).map { path[$0] })
    }
    for (from, to, side) in Self.lines {
      guard let a = places[from], let b = places[to] else { continue }
      bones.append(Bone(from: a, to: b, side: side))
    }
  }

  private static let trunk: Set = [
    "C7", "T10", "CLAV", "STRN", "LSHO", "RSHO", "LELB", "RELB", "LWRA", "RWRA",
  ]

  private static let lines: [(String, String, Side?)] = {
    var lines: [(String, String, Side?)] = [
      ("hip left", "hip right", nil), ("LASI", "RASI", nil), ("LPSI", "RPSI", nil),
      ("LASI", "LPSI", nil), ("RASI", "RPSI", nil), ("LASI", "SACR", nil), ("RASI", "SACR", nil),
      ("C7", "T10", nil), ("CLAV", "STRN", nil), ("C7", "CLAV", nil), ("LSHO", "RSHO", nil),
      ("T10", "LPSI", nil), ("T10", "RPSI", nil), ("T10", "SACR", nil),
    ]
    for side in Side.allCases {
      let letter = side.letter
      lines += [
        (letter + "ASI", "hip \(side.rawValue)", nil),
        ("hip \(side.rawValue)", "knee \(side.rawValue)", side),
        ("knee \(side.rawValue)", "ankle \(side.rawValue)", side),
        ("ankle \(side.rawValue)", letter + "HEE", side),
        ("ankle \(side.rawValue)", letter + "TOE", side), (letter + "HEE", letter + "TOE", side),
        (letter + "SHO", letter + "ELB", side), (letter + "ELB", letter + "WRA", side),
      ]
    }
    return lines
  }()

  /// A point in a frame; missing where it was not seen.
  func point(_ index: Int, at frame: Int) -> Vector3 {
    points[index].indices.contains(frame) ? points[index][frame] : .missing
  }

  /// Direction that the person faces over some frames, radians, counter-clockwise from x: the mean
  /// of the line from the right hip to the left, turned by a quarter; `nil` where it was not seen.
  func heading(over frames: Range<Int>) -> Double? {
    var x = 0.0
    var y = 0.0
    for frame in frames {
      let across = point(0, at: frame) - point(1, at: frame)
      guard across.isFinite else { continue }
      x += across.y
      y -= across.x
    }
    return x == 0 && y == 0 ? nil : atan2(y, x)
  }
}
