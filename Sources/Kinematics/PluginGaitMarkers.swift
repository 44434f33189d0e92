import Geometry
import Motion

/// The markers of one trial as Plug-in Gait reads them: resolved once, then by frame.
struct PluginGaitMarkers {
  let frameCount: Int
  private let markers: [String: Trajectory]
  private let sacrum: [Trajectory]
  private let left: LegPaths
  private let right: LegPaths

  /// One leg's paths, found by name once; `nil` where a trial has no such marker.
  private struct LegPaths {
    var thigh: Trajectory?
    var knee: Trajectory?
    var tibia: Trajectory?
    var ankle: Trajectory?
    var toe: Trajectory?
    var heel: Trajectory?

    init(_ side: Side, _ markers: [String: Trajectory]) {
      let letter = side.letter
      thigh = markers[letter + "THI"]
      knee = markers[letter + "KNE"]
      tibia = markers[letter + "TIB"]
      ankle = markers[letter + "ANK"]
      toe = markers[letter + "TOE"]
      heel = markers[letter + "HEE"]
    }

    func leg(_ frame: Int) -> Leg {
      Leg(
        thigh: thigh?[frame] ?? .missing, knee: knee?[frame] ?? .missing,
        tibia: tibia?[frame] ?? .missing, ankle: ankle?[frame] ?? .missing,
        toe: toe?[frame] ?? .missing, heel: heel?[frame] ?? .missing)
    }
  }

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
    left = LegPaths(.left, trial.markers)
    right = LegPaths(.right, trial.markers)
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

  /// A marker in every frame; missing throughout where the trial has none of that name.
  func path(_ name: String) -> [Vector3] {
    guard let marker = markers[name] else {
      return Array(repeating: .missing, count: frameCount)
    }
    return (0..<frameCount).map { marker[$0] }
  }

  func sacrum(_ frame: Int) -> Vector3 {
    switch sacrum.count {
    case 1: sacrum[0][frame]
    case 2: (sacrum[0][frame] + sacrum[1][frame]) * 0.5
    default: .missing
    }
  }

  func leg(_ side: Side, _ frame: Int) -> Leg {
    side == .left ? left.leg(frame) : right.leg(frame)
  }

  /// The mean distance from the middle of the anterior spine markers to the sacral marker or the
  /// middle of the posterior ones, metres, or `nil` where never seen.
  var meanDepth: Double? {
    let (left, right) = (path("LASI"), path("RASI"))
    return Statistic(
      of: (0..<frameCount).map { ((left[$0] + right[$0]) * 0.5 - sacrum($0)).length })?.mean
  }

  /// The mean distance of the two anterior spine markers, metres, or `nil` where never seen.
  var meanInterAsis: Double? {
    Statistic(of: zip(path("LASI"), path("RASI")).map { ($0 - $1).length })?.mean
  }
}
