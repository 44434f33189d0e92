import Geometry
import Motion
import Signal

/// Cuts a trial into gait cycles and says which of them gait rules may look at.
///
/// A cycle is turned away by a *gate*, never dropped for it: turning (the heading changes by more
/// than 10° within the cycle or 20° within the trial), implausible (step time, stance share or order
/// of events), unsteady (the speed changes by more than 10 % from its first half to its second).
public struct CycleSegmentation: Sendable {
  /// Largest change of heading within a cycle, radians.
  public var largestTurn: Double = .degrees(10)
  /// Largest change of heading within a trial, radians.
  public var largestTrialTurn: Double = .degrees(20)
  /// Largest change of speed within a cycle, share of its mean.
  public var largestSpeedChange = 0.10

  public init() {}

  /// The cycles of both sides, by the time they begin, and what a reader should know.
  public func cycles(
    in trial: Trial, at selected: SelectedEvents
  ) -> (cycles: [Cycle], notices: [Notice]) {
    var notices: [Notice] = []
    var cycles: [Cycle] = []
    let times = EventTimes(selected)
    let order = ContactOrder(trial)
    if Treadmill.lacksSpeed(trial), !selected.events.isEmpty {
      notices.append(Treadmill.notice(for: trial))
    }
    for side in Side.allCases {
      let contacts = selected.events(.initialContact, side)
      for (first, next) in zip(contacts, contacts.dropFirst()) {
        let span = first.time..<next.time
        let own = times.of(.footOff, side, inside: span)
        let otherContacts = times.of(.initialContact, side.opposite, inside: span)
        guard own.count <= 1, otherContacts.count <= 1 else {
          notices.append(.missed(side, span, in: trial))
          continue
        }
        let otherOffs = times.of(.footOff, side.opposite, inside: span)
        var cycle = Cycle(
          side: side, trial: trial.name, start: first.time, footOff: own.first, end: next.time,
          oppositeFootOff: otherOffs.first, oppositeInitialContact: otherContacts.first,
          source: first.source == next.source ? first.source : "\(first.source), \(next.source)")
        cycle.confidence =
          [first, next].allSatisfy { $0.confidence == .high } ? .high : .low
        cycle.eventSpread = [first.spread, next.spread].compactMap { $0 }.max()
        cycle.toeAfterHeel = order.toeAfterHeel(side, at: first.time)
        cycle.gates += implausibilities(of: cycle, extraOffs: otherOffs.count > 1, in: trial)
          .map(\.text)
        cycles.append(cycle)
      }
    }
    cycles.sort { ($0.start, $0.side) < ($1.start, $1.side) }
    addTravel(to: &cycles, in: trial)
    return (cycles, notices)
  }

  /// The times of the events by kind and side, in order.
  private struct EventTimes {
    private var contacts: [Side: [Double]] = [:]
    private var footOffs: [Side: [Double]] = [:]

    init(_ selected: SelectedEvents) {
      for side in Side.allCases {
        contacts[side] = selected.events(.initialContact, side).map(\.time)
        footOffs[side] = selected.events(.footOff, side).map(\.time)
      }
    }

    func of(_ kind: GaitEvent.Kind, _ side: Side, inside span: Range<Double>) -> [Double] {
      let times = (kind == .footOff ? footOffs[side] : contacts[side]) ?? []
      var low = 0
      var high = times.count
      while low < high {
        let middle = (low + high) / 2
        if times[middle] > span.lowerBound { high = middle } else { low = middle + 1 }
      }
      return Array(times[low...].prefix { $0 < span.upperBound })
    }
  }

  // MARK: - Plausibility

  private func implausibilities(of cycle: Cycle, extraOffs: Bool, in trial: Trial) -> [CycleGate] {
    let limits = StridePlausibility(for: trial.task)
    var gates: [CycleGate] = []
    let duration = cycle.duration
    if duration < limits.leastStride || duration > limits.longestStride {
      gates.append(.implausible("the stride takes \(rounded(duration)) s"))
    } else if let other = cycle.oppositeInitialContact {
      for step in [other - cycle.start, cycle.end - other] where !limits.stepTime.contains(step) {
        gates.append(.implausible("a step takes \(rounded(step)) s"))
      }
    }
    if let stance = cycle.stance, !limits.stance.contains(stance) {
      gates.append(
        .implausible("stance takes \(CycleGate.whole(stance.in(.percent))) % of the stride"))
    }
    if extraOffs || !isInOrder(cycle, in: trial) {
      gates.append(.implausible("the events of the two feet are out of order"))
    }
    return gates
  }

  /// In walking a foot leaves after the other came down: other foot off, other contact, foot off.
  private func isInOrder(_ cycle: Cycle, in trial: Trial) -> Bool {
    guard trial.task != .running else { return true }
    let order = [cycle.oppositeFootOff, cycle.oppositeInitialContact, cycle.footOff]
      .compactMap { $0 }
    return order == order.sorted()
  }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  // MARK: - Travel

  private func addTravel(to cycles: inout [Cycle], in trial: Trial) {
    guard let pelvis = PelvisPath(trial),
      let stride = Statistics.median(of: cycles.map(\.duration)), stride > 0
    else { return }
    let length = pelvis.span.upperBound - pelvis.span.lowerBound
    let halves = length < 1.5 * stride ? pelvis.angleBetweenHalves : nil
    let total = length < 1.5 * stride ? nil : pelvis.totalHeadingChange(over: stride)
    for index in cycles.indices {
      if length < 1.5 * stride {
        cycles[index].headingChange = halves
      } else if let from = pelvis.heading(at: cycles[index].start, over: stride),
        let to = pelvis.heading(at: cycles[index].end, over: stride)
      {
        cycles[index].headingChange = PelvisPath.wrapped(to - from)
      }
      var gates: [CycleGate] = []
      if let change = cycles[index].headingChange, abs(change) > largestTurn {
        gates.append(.turning(abs(change)))
      } else if let total, total > largestTrialTurn {
        gates.append(.turningTrial(total))
      }
      if let change = speedChange(of: cycles[index], along: pelvis), change > largestSpeedChange {
        gates.append(.unsteady(change))
      }
      cycles[index].gates += gates.map(\.text)
    }
  }

  /// How much the pelvis is faster in one half of the cycle than in the other, share of the mean;
  /// `nil` where the pelvis was not seen or hardly travels.
  private func speedChange(of cycle: Cycle, along pelvis: PelvisPath) -> Double? {
    let middle = (cycle.start + cycle.end) / 2
    let first = pelvis.displacement(from: cycle.start, to: middle).length
    let second = pelvis.displacement(from: middle, to: cycle.end).length
    let mean = (first + second) / 2
    guard mean.isFinite, mean >= PelvisPath.leastTravel * cycle.duration / 2 else { return nil }
    return abs(first - second) / mean
  }
}

extension Notice {
  fileprivate static func missed(_ side: Side, _ span: Range<Double>, in trial: Trial) -> Notice {
    let from = (span.lowerBound * 100).rounded() / 100
    let to = (span.upperBound * 100).rounded() / 100
    return Notice(
      .events, trial: trial.name,
      "between the \(side.rawValue) initial contacts at \(from) s and \(to) s there is more than "
        + "one stride of the other events, so a contact was missed; no cycle is made of it")
  }
}
