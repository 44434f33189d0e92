import Foundation
import Geometry
import Motion

/// A stretch in which one foot alone carries: the other foot's foot off to its initial contact.
struct SingleSupport: Hashable {
  /// The foot on the ground.
  var side: Side
  /// Seconds from the trial's first frame.
  var time: ClosedRange<Double>

  /// Instants from a share to another of the support, seconds.
  func window(_ shares: ClosedRange<Double>) -> ClosedRange<Double> {
    let duration = time.upperBound - time.lowerBound
    let start = time.lowerBound + shares.lowerBound * duration
    return start...(time.lowerBound + shares.upperBound * duration)
  }

  /// Two events of a kind and foot closer than this are one event from two sources, seconds.
  private static let sameEvent = 0.05
  /// Durations that walking can have, seconds.
  private static let plausible = 0.20...0.70

  /// The single supports of a side in a trial, in order of time.
  static func all(of side: Side, in trial: TrialAnalysis) -> [SingleSupport] {
    let other = side.opposite
    func times(_ kind: GaitEvent.Kind) -> [Double] {
      var kept: [Double] = []
      for event in trial.events where event.kind == kind && event.side == other {
        kept.append(event.time)
      }
      return kept.sorted().reduce(into: []) { kept, time in
        if let last = kept.last, time - last < sameEvent { return }
        kept.append(time)
      }
    }
    let contacts = times(.initialContact)
    return times(.footOff).compactMap { off in
      guard let contact = contacts.first(where: { $0 > off }), plausible.contains(contact - off)
      else { return nil }
      return SingleSupport(side: side, time: off...contact)
    }
  }
}

extension SingleSupport {
  /// The single supports of a side that lie in no complete cycle of it, in order of time.
  static func loose(of side: Side, in trial: TrialAnalysis) -> [SingleSupport] {
    let own = trial.cycles.lazy.map(\.cycle).filter { $0.side == side }
    return all(of: side, in: trial).filter { support in
      !own.contains {
        $0.start <= support.time.lowerBound && support.time.upperBound <= $0.end
      }
    }
  }
}

/// Whether a trial without complete cycles goes straight enough for gait rules.
enum ShortTrialHeading {
  /// Largest angle between the displacements of the two halves, radians.
  static let limit = Double.degrees(10)
  /// Shortest displacement of a half that has a direction, metres; on a treadmill there is none.
  static let shortest = 0.1

  /// True where the pelvis turns; false where it goes straight or was not seen.
  static func turns(_ trial: TrialAnalysis) -> Bool {
    guard let path = centre(of: trial) else { return false }
    let seen = path.filter(\.isFinite)
    guard let first = seen.first, let last = seen.last, seen.count > 2 else { return false }
    let middle = seen[seen.count / 2]
    let (a, b) = (middle - first, last - middle)
    guard hypot(a.x, a.y) >= shortest, hypot(b.x, b.y) >= shortest else { return false }
    return abs(atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)) > limit
  }

  /// The pelvis: the mean of the midpoint of the anterior iliac spines and the sacrum, so that
  /// swaying with the trunk does not look like turning; without those markers the model's origin.
  private static func centre(of trial: TrialAnalysis) -> [Vector3]? {
    let markers = trial.trial.markers
    func middle(_ left: String, _ right: String) -> [Vector3]? {
      guard let a = markers[left], let b = markers[right] else { return nil }
      return (0..<min(a.count, b.count)).map { (a[$0] + b[$0]) * 0.5 }
    }
    let sacrum = markers["SACR"].map { path in (0..<path.count).map { path[$0] } }
    if let front = middle("LASI", "RASI"), let back = sacrum ?? middle("LPSI", "RPSI") {
      return zip(front, back).map { ($0 + $1) * 0.5 }
    }
    return trial.poses.value?.poses(of: .pelvis).map(\.origin)
  }
}
