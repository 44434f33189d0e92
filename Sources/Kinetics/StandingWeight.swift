import Foundation
import Geometry
import Motion
import Plates

/// How a standing person's weight lies on two plates, how it sways, and whether the plates bear the
/// weight at all.
public struct StandingWeight: Sendable {
  public private(set) var parameters: [Parameter] = []
  public private(set) var notices: [Notice] = []

  /// Quiet standing shorter than this says nothing about habit, seconds.
  static let leastTime = 30.0
  /// Plates that together bear a standing person agree with the scales within this share.
  static let weightLimit = 0.05
  /// Sides are even where the left one bears a share of the weight within this range.
  static let even = 0.45...0.55

  /// - Parameters:
  ///   - trial: The standing trial, or `nil`.
  ///   - mass: Kilograms, or `nil`.
  public init(of trial: Trial?, mass: Double?, baseline: PlateBaseline = .file) {
    guard let trial else {
      set(.absent(because: "there is no standing trial"))
      return
    }
    var standing = trial
    standing.task = .standing
    let examination = PlateDoctor(baseline: baseline).examination(of: standing, mass: mass)
    notices = examination.notices
    if let reason = examination.reason {
      set(.absent(because: reason))
      return
    }
    let trusted = examination.contacts.filter { $0.isTrusted && $0.peak > 50 }
    func vertical(_ side: Side?) -> [Double] {
      let plates = Set(trusted.filter { side == nil || $0.side == side }.map(\.plate))
      return (0..<trial.frameCount).map { frame in
        examination.reactions.filter { plates.contains($0.plate) }
          .reduce(0) { $0 + $1.force[frame].z }
      }
    }
    let (left, right) = (vertical(.left), vertical(.right))
    let isOnTwo = Side.allCases.allSatisfy { side in trusted.contains { $0.side == side } }
    guard isOnTwo else {
      set(.absent(because: "the feet do not stand on a plate each"))
      return
    }
    let total = zip(left, right).map(+)
    if let mass, mass > 0, let borne = Statistic(of: total)?.mean {
      let share = borne / (mass * 9.81)
      if abs(share - 1) > Self.weightLimit {
        notices.append(
          Notice(
            .plates, trial: trial.name,
            String(
              format:
                "standing on the plates weighs %.0f %% of the body mass given: a plate or the "
                + "mass is wrong", share * 100)))
      }
    }
    let duration = trial.time(ofFrame: trial.frameCount)
    guard duration >= Self.leastTime else {
      set(
        .absent(
          because: String(
            format: "%.1f s of standing are recorded, and quiet standing needs 30 s", duration)))
      return
    }
    let shares = zip(left, total).compactMap { $1 > 50 ? $0 / $1 : nil }
    guard let statistic = Statistic(of: shares), !shares.isEmpty else {
      set(.absent(because: "nobody stands on the plates"))
      return
    }
    let even = Double(shares.count { Self.even.contains($0) }) / Double(shares.count)
    let plates = Set(trusted.map(\.plate))
    set(
      .present(statistic), Statistic(of: [even]),
      PressureEllipse(
        of: Self.centres(
          of: examination.reactions.filter { plates.contains($0.plate) }, count: trial.frameCount)))
  }

  /// The centre of pressure under both feet: the plates' own, weighed by their vertical forces.
  private static func centres(of reactions: [PlateReaction], count: Int) -> [Vector3] {
    (0..<count).map { frame in
      var sum = Vector3.zero
      var force = 0.0
      for reaction in reactions where reaction.centreOfPressure[frame].isFinite {
        sum += reaction.centreOfPressure[frame] * reaction.force[frame].z
        force += reaction.force[frame].z
      }
      return force > 50 ? sum / force : .missing
    }
  }

  private mutating func set(
    _ share: Availability<Statistic>, _ even: Statistic? = nil, _ ellipse: PressureEllipse? = nil
  ) {
    func parameter(
      _ name: String, _ words: String, _ value: Availability<Statistic>,
      _ unit: Motion.Unit = .percent
    ) -> Parameter {
      Parameter(
        name: name, words: words, unit: unit, side: nil, task: .standing, condition: "",
        value: value)
    }
    func axis(_ path: KeyPath<PressureEllipse, Double>) -> Availability<Statistic> {
      ellipse.flatMap { Statistic(of: [$0[keyPath: path]]) }.map { .present($0) }
        ?? .absent(because: share.reason ?? "the centre of pressure was hardly seen")
    }
    parameters = [
      parameter(
        StanceMeasure.standingShare, "share of the weight on the left foot in quiet standing", share
      ),
      parameter(
        StanceMeasure.standingEven, "time in which the left foot bears 45 to 55 % of the weight",
        even.map { .present($0) } ?? .absent(because: share.reason ?? "nobody stands on the plates")
      ),
      parameter(
        StanceMeasure.standingEllipseLength,
        "long axis of the ellipse that holds 95 % of the centre of pressure under both feet",
        axis(\.length), .millimetre),
      parameter(
        StanceMeasure.standingEllipseWidth, "short axis of that ellipse", axis(\.width), .millimetre
      ),
    ]
  }
}
