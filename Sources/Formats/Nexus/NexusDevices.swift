import Foundation
import Motion

/// What a `Devices` section holds: force plates, and channels of everything else.
struct NexusDevices {
  private(set) var plates: [ForcePlate] = []
  private(set) var analog: [AnalogChannel] = []
  private(set) var notices: [Notice] = []

  private static let force = ["Fx", "Fy", "Fz"]
  private static let moment = ["Mx", "My", "Mz"]
  private static let pressure = ["Cx", "Cy", "Cz"]

  /// Whether a group's columns are one vector of a force plate.
  static func isPlate(_ group: NexusSection.Group) -> Bool {
    [force, moment, pressure].contains { !group.columns($0).isEmpty }
  }

  /// Sorts the columns of a section.
  ///
  /// A device with force and moment becomes a plate in its own axes, newton and newton-metre; the
  /// file does not say where the plate lies. Its centre of pressure is left out.
  ///
  /// - Parameters:
  ///   - range: The frames of the recording.
  ///   - rate: Samples per second, hertz.
  init(_ section: NexusSection, in range: Range<Int>, rate: Double) {
    var section = section
    var repeated: [String: Int] = [:]
    for group in section.groups {
      for column in group.columns { repeated[column.component.lowercased(), default: 0] += 1 }
    }
    let plateGroups = Dictionary(
      grouping: section.groups.indices.filter { Self.isPlate(section.groups[$0]) },
      by: { Self.device(section.groups[$0].name) })
    var used: Set<Int> = []
    for (place, group) in section.groups.enumerated() where !used.contains(place) {
      let device = Self.device(group.name)
      let partners = plateGroups[device] ?? []
      let components = (Self.force + Self.moment).compactMap { component in
        partners.lazy.compactMap { section.groups[$0].column(component) }.first
      }
      if Self.isPlate(group), components.count == 6 {
        used.formUnion(partners)
        let number = Self.number(in: device) ?? "\(plates.count + 1)"
        let channels = components.map { column in
          AnalogChannel(
            label: column.component + number, unit: column.unit?.si, rate: rate,
            samples: section.column(column.index, in: range))
        }
        plates.append(ForcePlate(label: number, kind: .plateAxes, corners: [], channels: channels))
        notices.append(
          Notice(
            .plates,
            "plate \(number): the file holds its force and moment but not where it lies; its "
              + "centre of pressure columns are not used"))
        continue
      }
      for column in group.columns {
        let label = Self.label(
          column.component, of: group, isRepeated: repeated[column.component.lowercased()] != 1)
        analog.append(
          AnalogChannel(
            label: label, unit: column.unit?.si, rate: rate,
            samples: section.column(column.index, in: range)))
      }
    }
  }

  /// `Imported AMTI OR6 Series Force Plate #1 - Force` without the quantity behind the last dash.
  private static func device(_ name: String) -> String {
    guard let dash = name.range(of: " - ", options: .backwards) else { return name.trimmed }
    return String(name[..<dash.lowerBound]).trimmed
  }

  /// The number that a device's name ends with or writes behind `#`.
  private static func number(in device: String) -> String? {
    let digits =
      device.lastIndex(of: "#").map { device[device.index(after: $0)...].prefix { $0.isNumber } }
      ?? Substring(String(device.reversed().prefix { $0.isNumber }.reversed()))
    return digits.isEmpty ? nil : String(digits)
  }

  /// The column's own name where it tells something, otherwise with the device before it.
  private static func label(
    _ component: String, of group: NexusSection.Group, isRepeated: Bool
  ) -> String {
    let isNumber = component.allSatisfy(\.isNumber)
    guard isNumber || isRepeated else { return component }
    return isNumber && group.columns.count == 1
      ? group.name : device(group.name) + " " + component
  }
}
