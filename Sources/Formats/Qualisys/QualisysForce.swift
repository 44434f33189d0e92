import Geometry
import Motion

/// One force plate as Qualisys exports it: keys, the corners, then force (N), moment (N·m) and centre of
/// pressure (mm).
///
/// The numbers are the action on the plate in its own axes, z down (QTM's *Local* setting); they are
/// turned to the reaction on the person. The centre of pressure is used as the point of the force, since
/// the file does not say where below its surface the plate's moments are taken. An export in laboratory
/// axes does not say of what its moments are, and is no recording.
///
/// Source: docs.qualisys.com, *Force data information*; corners as in C3D's FORCE_PLATFORM:CORNERS.
struct QualisysForce {
  private let text: TextFile
  private var keys: [String: String] = [:]
  private var columns: [String] = []
  /// Stands before the first row of numbers.
  private var lines: TextLines
  private var line = 1
  private let scanner = NumberScanner(delimiter: NumberScanner.tab)

  private static let components = [
    "force_x", "force_y", "force_z", "moment_x", "moment_y", "moment_z", "cop_x", "cop_y", "cop_z",
  ]

  /// - Returns: `nil` for a file of other data.
  init?(_ text: TextFile) throws(ReadError) {
    self.text = text
    lines = TextLines(text)
    var walker = lines
    var width = 0
    while let range = try walker.next(), walker.number <= 200 {
      var cells = text.text(range).split(separator: "\t", omittingEmptySubsequences: false)
        .map(\.trimmed)
      while cells.last?.isEmpty == true { cells.removeLast() }
      guard let first = cells.first else { continue }
      if case .number(let value) = scanner.number(in: first), !value.isNaN {
        width = cells.count
        break
      }
      if ["SAMPLE", "FORCE_X"].contains(first.uppercased()) {
        columns = cells.map { $0.lowercased() }
      } else {
        keys[first.uppercased()] = cells.count > 1 ? cells[1] : ""
      }
      line = walker.number
      lines = walker
    }
    guard keys["DATA_INCLUDED"]?.lowercased() == "force" || keys["FORCE_PLATE_NAME"] != nil else {
      return nil
    }
    if columns.isEmpty {
      switch width {
      case 9: columns = Self.components
      case 11: columns = ["sample", "time"] + Self.components
      default: break
      }
    }
  }

  func recording(name: String) throws(ReadError) -> Recording {
    let description = keys["DESCRIPTION"]?.lowercased() ?? ""
    guard description.contains("local") else {
      throw ReadError(
        file: text.file, place: .line(line, column: 1),
        problem: "expected forces in local (force plate) coordinates, found "
          + (description.isEmpty || description == "--"
            ? "no word about their coordinates" : TextFile.quoted(keys["DESCRIPTION"] ?? "")),
        remedy:
          "export the force data from QTM in local (force plate) coordinates, or the measurement "
          + "as C3D", isNoRecording: true)
    }
    let places = try places()
    var lines = lines
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(
        columns: columns.enumerated().map { index, column in
          let factor = column.hasPrefix("cop") ? Unit.millimetre.siFactor : 1
          return .init(
            column, factor: factor, isRequired: column == "time" || column == "sample",
            groupStart: index)
        }, delimiter: NumberScanner.tab, cellsPassedOver: TextFile.mostColumns))
    guard table.rowCount > 0 else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of numbers, found none",
        remedy: "export the force data again")
    }
    let time = columns.firstIndex(of: "time")
    let clock = try RowClock(
      stated: number("FREQUENCY"), times: time.map { table.columns[$0] }, lines: table.lines,
      header: line, of: text)
    let values = places.map { table.take($0) }
    var recording = Recording(
      name: name, format: QualisysTSV.name, frameRate: 0, frameCount: 0, startTime: clock.startTime)
    recording.notices = clock.notices
    recording.notices += table.cutNotices
    recording.plates = [plate(values, rate: clock.rate)]
    return recording
  }

  /// The columns of `components`; the heights of the points are not needed.
  private func places() throws(ReadError) -> [Int] {
    var places: [Int] = []
    for component in Self.components {
      guard let place = columns.firstIndex(of: component) else {
        throw text.error(
          line: line, problem: "expected the column \(component), found none",
          remedy: "export the force data again with force, moment and centre of pressure")
      }
      places.append(place)
    }
    return places
  }

  /// Force, point and free moment (C3D type 1), the reaction on the person.
  private func plate(_ values: [[Double]], rate: Double) -> ForcePlate {
    let count = values[0].count
    // Without a load there is no centre of pressure.
    let points = (6..<8).map { axis in values[axis].map { $0.isFinite ? $0 : 0 } }
    let free = (0..<count).map { row in
      values[5][row] - (points[0][row] * values[1][row] - points[1][row] * values[0][row])
    }
    let reaction = (0..<3).map { axis in values[axis].map { -$0 } }
    let number = number()
    let signals: [(String, Unit, [Double])] = [
      ("Fx", .newton, reaction[0]), ("Fy", .newton, reaction[1]), ("Fz", .newton, reaction[2]),
      ("Px", .metre, points[0]), ("Py", .metre, points[1]),
      ("Tz", .newtonMetre, free.map { -$0 }),
    ]
    return ForcePlate(
      label: number, kind: .c3d(type: 1), corners: corners,
      channels: signals.map { label, unit, samples in
        AnalogChannel(label: label + number, unit: unit, rate: rate, samples: samples)
      })
  }

  /// The number that the plate's name ends with, otherwise its name.
  private func number() -> String {
    let name = keys["FORCE_PLATE_NAME"] ?? ""
    let digits = String(name.reversed().prefix { $0.isNumber }.reversed())
    return digits.isEmpty ? (name.isEmpty ? "1" : InertName.read(name)) : digits
  }

  /// The corners in C3D's order, metres; empty where one is missing.
  private var corners: [Vector3] {
    let corners = ["POSX_POSY", "NEGX_POSY", "NEGX_NEGY", "POSX_NEGY"].compactMap { corner in
      let values = ["X", "Y", "Z"].compactMap { number("FORCE_PLATE_CORNER_\(corner)_\($0)") }
      return values.count == 3
        ? Unit.millimetre.siFactor * Vector3(values[0], values[1], values[2]) : nil
    }
    return corners.count == 4 ? corners : []
  }

  private func number(_ key: String) -> Double? {
    guard let cell = keys[key], case .number(let value) = scanner.number(in: cell), value.isFinite
    else { return nil }
    return value
  }
}
