import Geometry
import Motion

/// The markers of one trial as Plug-in Gait reads them: resolved once, then by frame.
struct PluginGaitMarkers {
  let frameCount: Int
  private let markers: [String: Trajectory]
  private let sacrum: [Trajectory]

  /// One leg's markers in one frame, metres.
  struct Leg {
    var thigh: Vector3
    var knee: Vector3
    var tibia: Vector3
    var ankle: Vector3
    var toe: Vector3
    var heel: Vector3
  }

  init(_ trial: Trial) {
    frameCount = trial.frameCount
    markers = trial.markers
    sacrum = Self.sacrumNames(in: trial).compactMap { trial.markers[$0] }
  }

  /// The marker or markers that stand for the sacrum in a trial; none where there are none.
  static func sacrumNames(in trial: Trial) -> [String] {
    // A sacral marker that was never seen must not hide the two posterior spines.
    if let marker = trial.markers["SACR"], marker.missingCount < marker.count { return ["SACR"] }
    let spines = ["LPSI", "RPSI"]
    return spines.allSatisfy { trial.markers[$0] != nil } ? spines : []
  }

  func marker(_ name: String, _ frame: Int) -> Vector3 { markers[name]?[frame] ?? .missing }

  func sacrum(_ frame: Int) -> Vector3 {
    switch sacrum.count {
    case 1: sacrum[0][frame]
    case 2: (sacrum[0][frame] + sacrum[1][frame]) * 0.5
    default: .missing
    }
  }

  func leg(_ side: Side, _ frame: Int) -> Leg {
    let letter = side.letter
    return Leg(
      thigh: marker(letter + "THI", frame), knee: marker(letter + "KNE", frame),
      tibia: marker(letter + "TIB", frame), ankle: marker(letter + "ANK", frame),
      toe: marker(letter + "TOE", frame), heel: marker(letter + "HEE", frame))
  }

  /// The mean distance from the middle of the anterior spine markers to the sacral marker or the
  /// middle of the posterior ones, metres, or `nil` where never seen.
  var meanDepth: Double? {
    Statistic(
      of: (0..<frameCount).map { frame in
        ((marker("LASI", frame) + marker("RASI", frame)) * 0.5 - sacrum(frame)).length
      })?.mean
  }

  /// The mean distance of the two anterior spine markers, metres, or `nil` where never seen.
  var meanInterAsis: Double? {
    Statistic(
      of: (0..<frameCount).map { (marker("LASI", $0) - marker("RASI", $0)).length })?.mean
  }
}
