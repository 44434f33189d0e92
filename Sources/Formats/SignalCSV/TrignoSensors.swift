import Motion

/// The sensors that stand above the names of columns in a table of Trigno Discover, and the rates that
/// stand below or behind them.
///
///     L RF (54717), , , , L TA (54718), , ,
///     sensor mode: 45, , , , sensor mode: 45, , ,
///     EMG 1 Time Series (s), EMG 1 (mV), ACC X Time Series (s), ACC X (G), ...
///     , 1925.9259 Hz, , 74.0741 Hz, ...
///
/// Layouts: 1.6 as above, with or without the last row; 1.7 without columns of times; 1.4 with the rates
/// behind the names, `EMG 1 (1259Hz)`.
struct TrignoSensors {
  /// The sensor of each column; a name holds for the columns behind it up to the next.
  private let names: [String]

  /// - Parameter rows: The rows above the names of columns, the nearest last.
  init?(_ rows: [[String]]) {
    guard let modes = rows.lastIndex(where: { $0.contains { Self.isMode($0) } }), modes > 0 else {
      return nil
    }
    var current = ""
    names = rows[modes - 1].map { cell in
      if !cell.isEmpty { current = cell }
      return current
    }
  }

  private static func isMode(_ cell: String) -> Bool { cell.lowercased().hasPrefix("sensor mode") }

  /// Labels with the sensor: its name alone for its only EMG, and before the others.
  func labels(_ columns: [String]) -> [String] {
    let sensors = columns.indices.map { $0 < names.count ? names[$0] : names.last ?? "" }
    let bare = sensors.map(Self.withoutSerial)
    // Two sensors of one name keep their serial numbers.
    let shown = sensors.indices.map { index in
      Set(sensors.indices.filter { bare[$0] == bare[index] }.map { sensors[$0] }).count > 1
        ? sensors[index] : bare[index]
    }
    return columns.indices.map { index in
      guard !shown[index].isEmpty, !columns[index].isEmpty else { return columns[index] }
      let isOnlyEMG =
        Self.isEMG(columns[index])
        && columns.indices.count { sensors[$0] == sensors[index] && Self.isEMG(columns[$0]) } == 1
      return isOnlyEMG ? shown[index] : shown[index] + " " + columns[index]
    }
  }

  private static func isEMG(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower.hasPrefix("emg") && !lower.hasSuffix("time series")
  }

  /// `L RF (54717)` without the number in brackets.
  private static func withoutSerial(_ name: String) -> String {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "("),
      name[name.index(after: open)...].dropLast().allSatisfy(\.isNumber)
    else { return name }
    let rest = String(name[..<open]).trimmed
    return rest.isEmpty ? name : rest
  }

  /// The rates of a row such as `, 1925.9259 Hz, , 74.0741 Hz`, hertz; −1 where the device has none;
  /// `nil` where the row is another.
  static func rates(_ row: [String]) -> [Double?]? {
    let rates = row.map { rate($0) }
    let isRow = zip(row, rates).allSatisfy { $0.isEmpty || $1 != nil }
    return isRow && rates.contains { $0 != nil } ? rates : nil
  }

  /// `1259Hz` and `-1 Hz`.
  private static func rate(_ cell: String) -> Double? {
    guard cell.lowercased().hasSuffix("hz") else { return nil }
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    guard case .number(let value) = scanner.number(in: String(cell.dropLast(2)).trimmed),
      value.isFinite, value < 1e7
    else { return nil }
    return value
  }

  /// The name and the rate of `EMG 1 (1259Hz)`.
  static func rateBehind(_ name: String) -> (name: String, rate: Double)? {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "("),
      let rate = rate(String(name[name.index(after: open)...].dropLast())), rate > 0
    else { return nil }
    return (String(name[..<open]).trimmed, rate)
  }
}
