import Gait
import Motion

/// The parameters that are means of readings of cycles, read again from other curves.
struct PlacementMeans {
  private struct Group {
    /// Indices of the trials.
    var trials: [Int]
    /// Where each of its readings stands among the session's parameters.
    var parameters: [Int?]
  }

  private var groups: [Group] = []
  /// The session's parameters that are read, in order.
  private(set) var indices: [Int] = []

  var count: Int { indices.count }

  init(_ parameters: [Parameter], trials: [TrialAnalysis]) {
    for group in TrialGroup.groups(of: trials)
    where group.task == .walking || group.task == .running {
      let read = KinematicValues.parameters(
        of: group.trials.flatMap(\.cycles), task: group.task, condition: group.condition)
      groups.append(
        Group(
          trials: trials.indices.filter {
            trials[$0].trial.task == group.task && trials[$0].trial.condition == group.condition
          },
          parameters: read.map { own in
            // How fast a joint turns is not solved again, and power hangs on it.
            own.value.value == nil || own.unit == .wattPerKilogram
              ? nil
              : parameters.firstIndex {
                $0.name == own.name && $0.side == own.side && $0.task == own.task
                  && $0.condition == own.condition
              }
          }))
    }
    indices = groups.flatMap { $0.parameters.compactMap(\.self) }
  }

  /// Adds one value to each list, in the order of `indices`.
  func read(_ trials: [TrialAnalysis], into values: inout [[Double]]) {
    var place = 0
    for group in groups {
      let found = KinematicValues.means(of: group.trials.flatMap { trials[$0].cycles })
      for (number, index) in group.parameters.enumerated() where index != nil {
        if found.count == group.parameters.count, let mean = found[number] {
          values[place].append(mean)
        }
        place += 1
      }
    }
  }
}
