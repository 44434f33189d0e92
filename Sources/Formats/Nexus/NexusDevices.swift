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
    let plateGroups = Dictionary(
      grouping: section.groups.indices.filter { Self.isPlate(section.groups[$0]) },
      by: { Self.device(section.groups[$0].name) })
    let labels = NexusChannelNames(section.groups)
    var numbers = Self.numbers(of: section.groups.filter { Self.isPlate($0) })
    var used: Set<Int> = []
    var unknown: [String] = []
    for (place, group) in section.groups.enumerated() where !used.contains(place) {
      let device = Self.device(group.name)
      let partners = plateGroups[device] ?? []
      let components = (Self.force + Self.moment).compactMap { component in
        partners.lazy.compactMap { section.groups[$0].column(component) }.first
      }
      if Self.isPlate(group), components.count == 6 {
        used.formUnion(partners)
        if let wrong = Self.wrongUnit(components) {
          notices.append(
            Notice(
              .plates,
              "the force plate \(device) is left out: the unit of \(wrong.component), "
                + "\(TextFile.quoted(wrong.unitText)), is none of a "
                + "\(wrong.component.hasPrefix("F") ? "force" : "moment") that marey knows"))
          numbers[device] = nil
          continue
        }
        let number = numbers[device] ?? "\(plates.count + 1)"
        let channels = components.map { column in
          AnalogChannel(
            label: column.component + number, unit: column.unit?.si, rate: rate,
            samples: section.column(column.index, in: range))
        }
        plates.append(ForcePlate(label: number, kind: .plateAxes, corners: [], channels: channels))
        notices.append(
          Notice(
            .plates,
            "plate \(number) (\(device)): the file holds its force and moment but not where it lies; "
              + "its centre of pressure columns are not used"))
        continue
      }
      for column in group.columns {
        if column.unit == nil, !column.unitText.isEmpty { unknown.append(column.unitText) }
        analog.append(
          AnalogChannel(
            label: labels.label(of: column, in: group), unit: column.unit?.si, rate: rate,
            samples: section.column(column.index, in: range)))
      }
    }
    if !unknown.isEmpty {
      notices.append(
        Notice(
          .emg,
          "units of devices that marey does not know: "
            + Set(unknown).sorted().joined(separator: ", ") + "; their numbers are as in the file"))
    }
  }

  /// The first component of a plate whose unit is none of its quantity, or `nil`.
  private static func wrongUnit(
    _ components: [NexusSection.Group.Column]
  ) -> NexusSection.Group.Column? {
    zip(components.indices, components).first { index, column in
      column.unit?.si != (index < 3 ? .newton : .newtonMetre)
    }?.1
  }

  /// `Imported AMTI OR6 Series Force Plate #1 - Force` without the quantity behind the last dash.
  static func device(_ name: String) -> String {
    guard let dash = name.range(of: " - ", options: .backwards) else { return name.trimmed }
    return String(name[..<dash.lowerBound]).trimmed
  }

  /// A number of its own for every plate: what its device's name says, otherwise the first that is free.
  private static func numbers(of groups: [NexusSection.Group]) -> [String: String] {
    var devices: [String] = []
    for group in groups where !devices.contains(device(group.name)) {
      devices.append(device(group.name))
    }
    var numbers: [String: String] = [:]
    var taken: Set<String> = []
    // A number behind `#` is the plate's for certain; one at the end of the name may be.
    for find in [numbered, ending] {
      for device in devices where numbers[device] == nil {
        guard let number = find(device), taken.insert(number).inserted else { continue }
        numbers[device] = number
      }
    }
    for device in devices where numbers[device] == nil {
      let free = (1...devices.count).lazy.map(String.init).first { !taken.contains($0) } ?? "1"
      taken.insert(free)
      numbers[device] = free
    }
    return numbers
  }

  /// The number behind `#`.
  private static func numbered(_ device: String) -> String? {
    guard let mark = device.lastIndex(of: "#") else { return nil }
    let digits = device[device.index(after: mark)...].prefix { $0.isNumber }
    return digits.isEmpty ? nil : String(digits)
  }

  /// `Force Plate 1` and `FP2`: a short number at the end, which no version (`V1.0`) or model (`9286`) is.
  private static func ending(_ device: String) -> String? {
    let digits = String(device.reversed().prefix { $0.isNumber }.reversed())
    let before = device.dropLast(digits.count)
    guard (1...2).contains(digits.count), digits != "0", let mark = before.last,
      mark == " " || mark == "_" || mark.isLetter
    else { return nil }
    return digits
  }
}
