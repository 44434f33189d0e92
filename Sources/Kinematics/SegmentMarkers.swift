import Motion

/// The markers that laboratories put on each segment, by the names used here.
///
/// The conventional set, its medial markers, and the clusters of CGM2 (`LTHAP`, `LTIAD`, ...); those
/// of a known marker profile come from the profile.
enum SegmentMarkers {
  /// Those of a segment that a trial holds, in a fixed order.
  static func names(of segment: Segment, in trial: Trial) -> [String] {
    let profile = MarkerProfiles.all.first { $0.name == trial.markerProfile }
    let names = profile?.clusters[segment] ?? candidates(of: segment)
    return names.filter { trial.markers[$0] != nil }
  }

  private static func candidates(of segment: Segment) -> [String] {
    switch segment {
    case .pelvis: ["LASI", "RASI", "LPSI", "RPSI", "SACR"]
    case .thigh(let side):
      (["THI", "KNE"] + MedialMarkers.knee + ["THAP", "THAD"] + numbered("TH")).map {
        side.letter + $0
      }
    case .shank(let side):
      (["TIB", "ANK"] + MedialMarkers.ankle + ["TIAP", "TIAD"] + numbered("TB") + numbered("SK"))
        .map { side.letter + $0 }
    case .foot(let side): ["HEE", "TOE", "MT5"].map { side.letter + $0 }
    }
  }

  private static func numbered(_ stem: String) -> [String] { (1...5).map { "\(stem)\($0)" } }
}

/// The markers on the inner side of knee and ankle.
enum MedialMarkers {
  /// Names of the medial knee marker after the side's letter, the usual one first.
  static let knee = ["KNM", "KNEM", "MKNE"]
  /// Names of the medial ankle marker after the side's letter, the usual one first.
  static let ankle = ["MED", "ANM", "ANKM", "MANK"]

  /// The first of some names that a trial holds and shows.
  static func name(_ names: [String], _ side: Side, in trial: Trial) -> String? {
    names.map { side.letter + $0 }.first { name in
      trial.markers[name].map { $0.missingCount < $0.count } ?? false
    }
  }
}
