import Motion

/// The names of a wide table's columns where they stand in more than one row.
///
///     ,LASI,,,RASI,,          time,LASI_x,LASI_y,LASI_z
///     time,x,y,z,x,y,z        s,mm,mm,mm
///
/// Both ways are common: tables of pandas with two levels of names, and units in a row of their own.
enum WideCSVNames {
  /// Joins the rows below a header to its names, as far as they hold axes or units, and leaves
  /// `lines` behind the last of them.
  static func joined(
    _ cells: [DelimitedRow.Cell], _ lines: inout TextLines, of text: TextFile, delimiter: UInt8
  ) -> (cells: [DelimitedRow.Cell], notices: [Notice]) {
    var cells = cells
    for join in [withAxes, withUnits] {
      var below = lines
      guard let range = try? below.next(),
        let row = try? DelimitedRow.cells(
          of: text, in: range, line: below.number, delimiter: delimiter),
        let names = join(cells, row.map(\.text))
      else { continue }
      cells = names
      lines = below
    }
    var below = lines
    guard let range = try? below.next(),
      let row = try? DelimitedRow.cells(
        of: text, in: range, line: below.number, delimiter: delimiter),
      let triples = WideCSVTriples.joined(cells, above: row.map(\.text))
    else { return (cells, []) }
    return (triples.cells, [triples.notice])
  }

  private static let axes: Set<String> = ["x", "y", "z"]

  /// Names above, axes below: a name holds for the columns behind it up to the next.
  private static func withAxes(
    _ cells: [DelimitedRow.Cell], _ row: [String]
  ) -> [DelimitedRow.Cell]? {
    let below = row.map { $0.lowercased() }
    let isRow =
      below.contains { axes.contains($0) }
      && below.allSatisfy { $0.isEmpty || axes.contains($0) || isClock($0) }
    guard isRow, !cells.contains(where: { axes.contains($0.text.lowercased()) }) else { return nil }
    var joined = cells
    while joined.count < row.count {
      joined.append(.init(text: "", start: joined.last?.start ?? 0))
    }
    var name = ""
    for index in joined.indices {
      let own = joined[index].text
      if !own.isEmpty { name = own }
      let cell = index < row.count ? row[index] : ""
      if axes.contains(cell.lowercased()) {
        joined[index].text = name.isEmpty ? cell : name + "_" + cell
      } else if !cell.isEmpty {
        joined[index].text = cell
      }
    }
    return joined
  }

  private static func isClock(_ name: String) -> Bool {
    switch WideCSVColumn(name, isAnalog: false).role {
    case .time, .frame: true
    default: false
    }
  }

  /// Names of coordinates above, units below.
  private static func withUnits(
    _ cells: [DelimitedRow.Cell], _ row: [String]
  ) -> [DelimitedRow.Cell]? {
    let units = row.map { Unit(symbol: String($0.filter { !"()[]".contains($0) })) }
    let isRow =
      units.contains { $0?.si == .metre }
      && zip(row, units).allSatisfy { $0.isEmpty || $0 == "-" || $1 != nil }
    guard isRow else { return nil }
    let names = cells.map { WideCSVColumn($0.text, isAnalog: false) }
    guard names.contains(where: { if case .marker = $0.role { true } else { false } }) else {
      return nil
    }
    var joined = cells
    for (index, unit) in units.enumerated() where index < joined.count {
      guard let unit, names[index].unit == nil else { continue }
      joined[index].text += " (\(unit.rawValue))"
    }
    return joined
  }
}
