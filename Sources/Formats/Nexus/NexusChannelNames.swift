import Foundation
import Motion

/// What the channels of devices are called: the column's own name where it tells something, otherwise
/// what tells it from the others.
///
/// `Ultium EMG - EMG1` over `v` is `EMG1`, `Trigno ACC - S1` over `X` is `S1 X`, `EMG2000 - Voltage`
/// over `3` is `EMG2000 3`.
struct NexusChannelNames {
  private var counts: [String: Int] = [:]

  init(_ groups: [NexusSection.Group]) {
    for group in groups {
      for column in group.columns {
        for name in Set(Self.candidates(column, group)) {
          counts[name.lowercased(), default: 0] += 1
        }
      }
    }
  }

  func label(of column: NexusSection.Group.Column, in group: NexusSection.Group) -> String {
    let candidates = Self.candidates(column, group)
    return candidates.first { counts[$0.lowercased()] == 1 } ?? candidates[candidates.count - 1]
  }

  /// The names that a column may have, the shortest that tells something first.
  private static func candidates(
    _ column: NexusSection.Group.Column, _ group: NexusSection.Group
  ) -> [String] {
    let component = column.component
    let device = NexusDevices.device(group.name)
    let whole = group.columns.count == 1 ? group.name : group.name + " " + component
    if component.allSatisfy(\.isNumber) {
      return group.columns.count == 1 ? [group.name] : [device + " " + component, whole]
    }
    let behind = group.name.range(of: " - ", options: .backwards).map {
      String(group.name[$0.upperBound...]).trimmed
    }
    let named = behind.map { group.columns.count == 1 ? $0 : $0 + " " + component }
    return [component, named, device + " " + component, whole].compactMap { $0 }
  }
}
