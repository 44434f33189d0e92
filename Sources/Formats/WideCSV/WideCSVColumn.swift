import Motion

/// What a column of a wide table is, judged by its name: `LASI_x (mm)`, `time`, `EMG1 [mV]`.
struct WideCSVColumn {
  enum Role: Hashable {
    case time
    case frame
    case marker(label: String, axis: Int)
    /// A signal of plate `number`.
    case plate(number: Int, label: String)
    case channel(label: String)
    /// A component of a ground reaction in laboratory axes: Fx Fy Fz, Px Py Pz, Tx Ty Tz.
    case reaction(plate: Int, place: Int)
    case other
  }

  var role: Role
  /// The unit in round or square brackets behind the name, or `nil`.
  var unit: Unit?
  /// The name as the header writes it.
  let name: String
  /// The name without its unit.
  let bareName: String

  /// - Parameter isAnalog: Whether the file says that its columns are analog signals.
  init(_ text: String, isAnalog: Bool) {
    name = InertName.read(text.trimmed)
    let hasNone = isAnalog && name.hasSuffix(Self.noUnit)
    var (base, unit) = Self.splitUnit(name)
    bareName = base
    if hasNone { (base, unit) = (String(name.dropLast(Self.noUnit.count)), nil) }
    if unit == nil, !isAnalog, let split = Self.splitBareUnit(base) { (base, unit) = split }
    self.unit = unit
    let lower = base.lowercased()
    if Self.times.contains(lower), unit == nil || unit?.si == .second {
      role = .time
    } else if Self.frames.contains(lower) {
      role = .frame
    } else if lower.hasPrefix("plate."), let colon = base.firstIndex(of: ":"),
      let number = Int(base.dropFirst(6).prefix(upTo: colon)), number > 0
    {
      role = .plate(number: number, label: String(base[base.index(after: colon)...]))
    } else if isAnalog || unit?.si == .volt {
      role = .channel(label: base)
    } else if unit == nil || unit?.si == .metre, let (label, axis) = Self.splitAxis(base) {
      role = .marker(label: label, axis: axis)
    } else {
      role = .other
    }
  }

  /// What the column of times is called, in the languages that laboratories write.
  private static let times: Set<String> = [
    "time", "times", "time_s", "time_seconds", "seconds", "timestamp", "time stamp", "time_stamp",
    "datetime", "date_time", "date time",
    "abs time", "t", "zeit", "temps", "tiempo", "tempo",
  ]
  /// What the column of frame numbers is called.
  private static let frames: Set<String> = [
    "frame", "frame#", "frames", "framenumber", "frame number", "frame_number", "fnum",
  ]

  /// Stands behind the name of a signal without a unit that ends like one: `EMG (V) [none]`.
  static let noUnit = " [none]"

  /// `X_LASI` and `x LASI` as the marker LASI and its first axis, for a table that writes all so.
  var axisFirst: (label: String, axis: Int)? {
    let base = bareName
    guard let axis = ["x", "y", "z"].firstIndex(of: base.first?.lowercased() ?? ""),
      let separator = base.dropFirst().first
    else { return nil }
    // `X1`, `Y1`, `Z1`: markers that are only counted.
    let rest = base.dropFirst()
    if rest.allSatisfy(\.isNumber) { return (String(rest), axis) }
    let label = String(rest.dropFirst()).trimmed
    return "_.: -".contains(separator) && label.contains(where: \.isLetter) ? (label, axis) : nil
  }

  /// Whether the unit, where there is one, is that of a length.
  var mayBePosition: Bool { unit == nil || unit?.si == .metre }

  /// `LASI_x (mm)` and `LASI_x [mm]` are the name and the unit; brackets around anything else
  /// belong to the name.
  static func splitUnit(_ text: String) -> (name: String, unit: Unit?) {
    for (open, close) in [("(", ")"), ("[", "]")] where text.hasSuffix(close) {
      guard let bracket = text.lastIndex(of: Character(open)) else { continue }
      let inside = text[text.index(after: bracket)...].dropLast()
      if let unit = Unit(symbol: String(inside)) {
        return (String(text[..<bracket]).trimmed, unit)
      }
    }
    return (text, nil)
  }

  /// `LASI_x_mm`, `LASI.X/mm` and `time/s`: a unit without brackets, which only behind an axis or a
  /// time is none of the name.
  private static func splitBareUnit(_ text: String) -> (name: String, unit: Unit)? {
    guard let mark = text.lastIndex(where: { "_/ ".contains($0) }),
      let unit = Unit(symbol: String(text[text.index(after: mark)...]))
    else { return nil }
    let name = String(text[..<mark]).trimmed
    let isTime = unit.si == .second && times.contains(name.lowercased())
    return isTime || (unit.si == .metre && splitAxis(name) != nil) ? (name, unit) : nil
  }

  /// `LASI_x`, `LASI.X`, `LASI X`, `LASI:X`, `LASI (x)`, `LASI.PosX` and `LASI_pos_x` are the marker
  /// LASI and its first axis.
  private static func splitAxis(_ text: String) -> (label: String, axis: Int)? {
    guard let (label, axis) = splitEnd(text) else { return nil }
    return ["x", "y", "z"].firstIndex(of: axis).map { (label, $0) }
  }

  /// The name before the fourth component of a rotation: `Hips` of `Hips_w`.
  var labelOfFourth: String? {
    guard let (label, axis) = Self.splitEnd(bareName), axis == "w" else { return nil }
    return label
  }

  /// The name before its last letter, an axis in lower case.
  private static func splitEnd(_ text: String) -> (label: String, axis: String)? {
    for (open, close) in [("(", ")"), ("[", "]")] where text.hasSuffix(close) {
      let inside = text.dropLast()
      guard let axis = inside.last, inside.dropLast().hasSuffix(open) else { return nil }
      let label = withoutPosition(String(inside.dropLast(2)).trimmed)
      return label.isEmpty ? nil : (label, axis.lowercased())
    }
    guard let last = text.last else { return nil }
    let rest = String(text.dropLast())
    let isBare = withoutPosition(rest) != rest
    guard isBare || rest.last.map({ "_.: -".contains($0) }) == true else { return nil }
    let label = withoutPosition(isBare ? rest : String(rest.dropLast()).trimmed)
    return label.isEmpty ? nil : (label, last.lowercased())
  }

  /// `LASI.Pos` and `LASI_position` without the word that only says what the numbers are.
  private static func withoutPosition(_ label: String) -> String {
    let lower = label.lowercased()
    for word in ["pos", "position"] {
      guard lower.hasSuffix(word), label.count > word.count + 1 else { continue }
      let before = label.dropLast(word.count)
      if let mark = before.last, "_.: -".contains(mark) { return String(before.dropLast()).trimmed }
    }
    return label
  }
}

/// The header row of a wide table.
struct WideCSVHeader {
  var line: Int
  var start: Int
  var cells: [DelimitedRow.Cell]
  var columns: [WideCSVColumn]
  var delimiter: UInt8
  /// Columns of X, Y and Z of each marker, in the order of the file; −1 where there is none.
  var markers: [(label: String, columns: [Int])] = []
  /// Names before X, Y and Z that are no markers, and what they are instead, in the order of the file.
  private(set) var quantities: [(label: String, quantity: WideCSVQuantity)] = []
  private(set) var notices: [Notice] = []
  /// Whether a line before the header gives the rate.
  private let isRated: Bool

  /// - Parameter lines: Stands behind the header's first row; afterwards behind its last.
  init(
    _ range: Range<Int>, _ lines: inout TextLines, of text: TextFile, metadata: WideCSVMetadata
  ) throws(ReadError) {
    let isAnalog = metadata.isAnalog
    isRated = metadata.rate != nil
    line = lines.number
    start = range.lowerBound
    delimiter = TabularText.delimiter(of: text.bytes[range])
    cells = try DelimitedRow.cells(of: text, in: range, line: line, delimiter: delimiter)
    while cells.last?.text.isEmpty == true { cells.removeLast() }
    if !metadata.isMarey {
      (cells, notices) = WideCSVNames.joined(cells, &lines, of: text, delimiter: delimiter)
    }
    columns = cells.map { WideCSVColumn($0.text, isAnalog: isAnalog) }
    if metadata.isMarey {
      // The first column is the time; others of this name are signals.
      for index in columns.indices.dropFirst() where [.time, .frame].contains(columns[index].role) {
        columns[index].role = isAnalog ? .channel(label: columns[index].bareName) : .other
      }
    } else {
      takeBareTriples()
      takeAxesFirst()
      takeReactions()
      passOverQuantities()
    }
    var places: [String: Int] = [:]
    for (index, column) in columns.enumerated() {
      guard case .marker(let label, let axis) = column.role else { continue }
      let place = places[label] ?? markers.count
      if place == markers.count {
        places[label] = place
        markers.append((label, [-1, -1, -1]))
      }
      guard markers[place].columns[axis] < 0 else {
        throw text.error(
          line: line, at: cells[index].start, from: start,
          problem: "expected every column once, found \(TextFile.quoted(column.name)) again",
          remedy: "rename or remove one of the two")
      }
      markers[place].columns[axis] = index
    }
  }

  /// Takes `LKNEx`, `LKNEy`, `LKNEz` side by side for a marker where no other name ends so.
  private mutating func takeBareTriples() {
    for first in columns.indices.dropLast(2) {
      let three = columns[first..<first + 3]
      guard three.allSatisfy({ $0.role == .other && $0.mayBePosition }) else { continue }
      let names = three.map(\.bareName)
      guard
        zip(names, ["x", "y", "z"]).allSatisfy({ $0.last?.lowercased() == $1 }),
        let base = names.first?.dropLast(), base.contains(where: \.isLetter),
        names.allSatisfy({ $0.dropLast() == base }), !WideCSVReactions.isReaction(names[0])
      else { continue }
      if let quantity = WideCSVQuantity(beforeBareAxis: String(base)) {
        quantities.append((String(base), quantity))
        continue
      }
      for axis in 0..<3 {
        columns[first + axis].role = .marker(label: String(base), axis: axis)
      }
    }
  }

  /// Takes `X_LKNE`, `Y_LKNE`, `Z_LKNE` side by side for a marker where no other name ends so.
  private mutating func takeAxesFirst() {
    for first in columns.indices.dropLast(2) {
      let three = columns[first..<first + 3]
      guard three.allSatisfy({ $0.role == .other && $0.mayBePosition }) else { continue }
      let names = three.map(\.axisFirst)
      guard
        let label = names[0]?.label,
        names.enumerated().allSatisfy({ $1?.label == label && $1?.axis == $0 })
      else { continue }
      for axis in 0..<3 { columns[first + axis].role = .marker(label: label, axis: axis) }
    }
  }

  /// Takes force, point of application and moment of a plate, by the names that people give them.
  private mutating func takeReactions() {
    let reactions = WideCSVReactions(
      columns.map { column in
        if case .channel = column.role { "" } else { column.bareName }
      })
    for plate in reactions.plates {
      for (place, column) in plate.columns.enumerated() {
        if let column { columns[column].role = .reaction(plate: plate.number, place: place) }
      }
    }
  }

  /// Leaves out the triples whose names say that they are angles, moments, accelerations, ...; and the
  /// rotations that have a fourth component.
  private mutating func passOverQuantities() {
    let rotations = Set(columns.compactMap(\.labelOfFourth))
    for index in columns.indices {
      guard case .marker(let label, let axis) = columns[index].role,
        let quantity = rotations.contains(label) ? .angle : WideCSVQuantity(label)
      else { continue }
      columns[index].role = .other
      if axis == 0 { quantities.append((label, quantity)) }
    }
    guard !quantities.isEmpty else { return }
    notices.append(
      Notice(
        .markers,
        "no positions by their names, so no markers: "
          + FirstNames.joined(quantities.map { "\($0.label) (\($0.quantity.rawValue))" })))
  }

  /// The column of a role, or `nil`.
  func index(of role: WideCSVColumn.Role) -> Int? { columns.firstIndex { $0.role == role } }

  /// Whether the header is that of a wide table of markers or signals.
  ///
  /// Three columns of a marker are enough: where the time is missing the reader says how to give it.
  /// Signals need a time, frames or a rate: tables of results have volts as well.
  var isWideTable: Bool {
    markers.contains { !$0.columns.contains(-1) }
      || (isRated || (index(of: .time) ?? index(of: .frame)) != nil) && !channels.isEmpty
  }

  /// The names of the columns that are signals by their unit.
  var channels: [String] {
    columns.compactMap { column in
      if case .channel = column.role { column.name } else { nil }
    }
  }

  func error(
    _ column: Int, _ text: TextFile, problem: String, remedy: String
  ) -> ReadError {
    text.error(
      line: line, at: cells[column].start, from: start, problem: problem, remedy: remedy)
  }
}
