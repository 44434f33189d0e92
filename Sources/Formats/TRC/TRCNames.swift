import Motion

/// The fourth line of a TRC file: the names of the markers, and whose numbers stand where.
///
/// Programs write a name at the first of its three cells, or into every cell, or two cells apart, or
/// align the names with blanks. Where all stand multiples of three cells apart, their place tells
/// whose numbers they head, and a place without a name is a marker without one. Otherwise their order
/// does, where there are as many names as the rows have markers; a name that is missing among
/// them is not guessed.
struct TRCNames {
  struct Marker {
    var label: MarkerLabel
    /// Which of the triples of a row is the marker's, from 0.
    var place: Int
  }

  private(set) var markers: [Marker] = []
  /// Up to the last triple that has a name.
  private(set) var placeCount = 0
  /// Whether blanks, not separators, stand between the names.
  private(set) var isAligned = false
  private(set) var notices: [Notice] = []

  /// A name, and the cell and the byte at which it stands.
  private struct Name {
    var text: String
    var cell: Int
    var start: Int
  }

  /// - Parameters:
  ///   - axes: How many markers the row of axes numbers, or `nil` without one.
  ///   - counted: How many markers the header counts, or `nil`.
  init(
    _ line: Range<Int>, of text: TextFile, axes: Int?, counted: Int?, rows: TRCRows
  ) throws(ReadError) {
    let names = try names(in: line, of: text)
    let inRows = rows.places(isAligned: isAligned)
    if let single = Self.triples(names, axes: axes, inRows: inRows) {
      markers = single.enumerated().map { Self.marker($1, $0) }
      placeCount = markers.count
      return
    }
    let most = max(axes ?? 0, counted ?? 0, inRows)
    if let axes, axes < names.count {
      throw text.error(
        line: 5,
        problem: "expected X, Y, Z of the \(names.count) markers that line 4 names, found \(axes)",
        remedy: "name every marker once")
    }
    let agree =
      inRows == names.count
      || ([axes, counted].compactMap { $0 }.contains(names.count) && inRows <= names.count
        && most == names.count)
    let places = Self.places(names, isAligned: isAligned, most: most, agree: agree)
    guard let places else {
      throw text.error(
        line: 4, at: names[Self.oddOne(names)].start, from: line.lowerBound,
        problem:
          "expected names of \(most) markers, found \(names.count) in cells that do not tell "
          + "which marker has none",
        remedy: "give every marker a name in line 4, each with two empty cells behind it")
    }
    markers = zip(names, places).map { Self.marker($0.text, $1) }
    placeCount = (places.last ?? -1) + 1
    let nameless = placeCount - names.count
    if nameless > 0 {
      let filled = Set(places)
      let missing = (0..<placeCount).filter { !filled.contains($0) }.map { "\($0 + 1)" }
      notices.append(
        Notice(
          .markers,
          "line 4 gives no name to \(nameless == 1 ? "marker" : "markers") "
            + FirstNames.joined(missing, most: 12)
            + " of \(max(most, placeCount)); \(nameless == 1 ? "it is" : "they are") passed over"))
    }
  }

  private static func marker(_ text: String, _ place: Int) -> Marker {
    Marker(label: MarkerLabel(InertName.read(text)), place: place)
  }

  /// The names behind Frame# and Time.
  private mutating func names(
    in line: Range<Int>, of text: TextFile
  ) throws(ReadError) -> [Name] {
    let delimiter = TRCHeader.delimiter(of: text.bytes[line])
    isAligned = delimiter == NumberScanner.space
    var names: [Name] = []
    for (cell, found) in try DelimitedRow.cells(
      of: text, in: line, line: 4, delimiter: delimiter
    ).enumerated() where !found.text.isEmpty {
      names.append(Name(text: found.text, cell: cell, start: found.start))
    }
    guard let frame = names.first, frame.text.lowercased().hasPrefix("frame"), names.count > 1,
      names[1].text.lowercased().hasPrefix("time")
    else {
      throw text.error(
        line: 4,
        at: (names.first { !$0.text.lowercased().hasPrefix("frame") })?.start
          ?? line.lowerBound, from: line.lowerBound,
        problem: "expected Frame#, Time and the names of the markers, found "
          + TextFile.quoted(names.prefix(3).map(\.text).joined(separator: " ")),
        remedy: "export the trial again as TRC")
    }
    let glued = Self.behindTime(names[1].text)
    let time = names[1]
    names.removeFirst(2)
    if glued.count == 1 {
      // A name that shares the cell of Time stands for a cell of its own.
      for index in names.indices { names[index].cell += 1 }
    } else if glued.count > 1 {
      isAligned = true
    }
    names.insert(
      contentsOf: glued.map { Name(text: $0, cell: time.cell + 1, start: time.start) }, at: 0)
    guard !names.isEmpty else {
      throw text.error(
        line: 4, column: text.column(of: line.upperBound, from: line.lowerBound),
        problem: "expected the names of the markers, found none",
        remedy: "label the markers before the trial is exported")
    }
    return names
  }

  /// Names that stand in the cell of Time, apart from a unit: one, or many between two blanks or
  /// more.
  private static func behindTime(_ cell: String) -> [String] {
    let rest = cell.dropFirst(cell.lowercased().hasPrefix("times") ? 5 : 4)
    guard rest.first?.isWhitespace ?? false else { return [] }
    var parts: [String] = []
    var part = ""
    var blanks = 0
    for character in rest {
      if character.isWhitespace {
        blanks += 1
        continue
      }
      if blanks > 1, !part.isEmpty {
        parts.append(part)
        part = ""
      } else if blanks == 1, !part.isEmpty {
        part += " "
      }
      blanks = 0
      part.append(character)
    }
    if !part.isEmpty { parts.append(part) }
    let units: Set<String> = ["s", "sec", "secs", "seconds", "second", "(s)", "[s]", "ms", "#"]
    return parts.filter {
      !units.contains($0.lowercased()) && !$0.hasPrefix("(") && !$0.hasPrefix("[")
    }
  }

  /// The names of markers whose three coordinates have a name each: `LASI_x`, `LASI_y`, `LASI_z`.
  private static func triples(_ names: [Name], axes: Int?, inRows: Int) -> [String]? {
    guard names.count >= 3, names.count % 3 == 0, axes != names.count, inRows < names.count,
      axes == nil || axes == names.count / 3
    else { return nil }
    var stems: [String] = []
    for start in stride(from: 0, to: names.count, by: 3) {
      var stem: String?
      for (offset, axis) in ["x", "y", "z"].enumerated() {
        let text = names[start + offset].text
        guard names[start + offset].cell == names[0].cell + start + offset,
          text.lowercased().hasSuffix(axis), let mark = text.dropLast().last,
          "_.:- ".contains(mark)
        else { return nil }
        let own = String(text.dropLast(2)).trimmed
        guard !own.isEmpty, stem == nil || stem == own else { return nil }
        stem = own
      }
      if let stem { stems.append(stem) }
    }
    return stems
  }

  /// The triple of each name, or `nil` where it cannot be told.
  ///
  /// - Parameters:
  ///   - most: The markers that the header or the rows have at most.
  ///   - agree: Whether the rows and the header have as many markers as there are names.
  private static func places(
    _ names: [Name], isAligned: Bool, most: Int, agree: Bool
  ) -> [Int]? {
    let inOrder = Array(names.indices)
    if isAligned { return agree || names.count == 1 ? inOrder : nil }
    let first = names[0].cell
    let steps = zip(names.dropFirst(), names).map { $0.cell - $1.cell }
    if agree { return inOrder }
    if steps.allSatisfy({ $0 % 3 == 0 }) {
      // Some programs set all names off by a cell or two.
      let start = first % 3 == 2 && most > names.count ? (first - 2) / 3 : 0
      return names.map { start + ($0.cell - first) / 3 }
    }
    guard let step = steps.first, step <= 2, steps.allSatisfy({ $0 == step }) else { return nil }
    // Two names two cells apart may leave out the one between them.
    return step == 2 && first == 2 && names.count == 2 ? nil : inOrder
  }

  /// The first name that does not follow at the commonest distance.
  private static func oddOne(_ names: [Name]) -> Int {
    let steps = zip(names.dropFirst(), names).map { $0.cell - $1.cell }
    var counts: [Int: Int] = [:]
    for step in steps { counts[step, default: 0] += 1 }
    let common = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    return (steps.firstIndex { $0 != common } ?? -1) + 1
  }
}
