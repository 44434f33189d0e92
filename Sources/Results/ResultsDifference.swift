/// Where two `results.json` differ by more than a laboratory tolerates: a gate for its own checks.
public struct ResultsDifference: Sendable {
  /// How far numbers may lie apart.
  public struct Tolerance: Hashable, Sendable {
    /// In the number's own unit.
    public var absolute: Double
    /// Share of the larger one.
    public var relative: Double

    public init(absolute: Double = 0, relative: Double = 0) {
      self.absolute = absolute
      self.relative = relative
    }

    func allows(_ a: Double, _ b: Double) -> Bool {
      abs(a - b) <= max(absolute, relative * max(abs(a), abs(b)))
    }
  }

  /// For every number without a line of its own.
  public var usual = Tolerance()
  /// By path; `*` stands for one step, `**` for any number of them; the first that fits counts.
  public var paths: [(pattern: [String], tolerance: Tolerance)] = []
  /// Paths that are not looked at.
  public var ignored: [[String]] = []

  public init() {}

  /// The tolerances of a file: `{"absolute": 0, "relative": 1e-6, "paths": [{"path":
  /// "parameters.*.mean", "absolute": 0.5}], "ignore": ["provenance.**"]}`; every key may be absent.
  ///
  /// - Returns: What is wrong with the file, where something is.
  public static func read(_ bytes: [UInt8]) -> Result<ResultsDifference, Fault> {
    guard case .object(let fields)? = JSONValue(parsing: bytes) else {
      return .failure(Fault(words: "expected a JSON object"))
    }
    let known: Set = ["absolute", "relative", "paths", "ignore"]
    if let stranger = fields.keys.sorted().first(where: { !known.contains($0) }) {
      return .failure(
        Fault(words: "unknown key \"\(stranger)\"; there are absolute, relative, paths, ignore"))
    }
    var difference = ResultsDifference()
    guard let usual = tolerance(fields) else {
      return .failure(Fault(words: "absolute and relative are numbers from 0 up"))
    }
    difference.usual = usual
    if case .array(let lines)? = fields["paths"] {
      for line in lines {
        guard case .object(let line) = line, case .string(let path)? = line["path"],
          let tolerance = tolerance(line)
        else { return .failure(Fault(words: "each of paths has a path and numbers from 0 up")) }
        difference.paths.append((steps(path), tolerance))
      }
    }
    if case .array(let lines)? = fields["ignore"] {
      for line in lines {
        guard case .string(let path) = line else {
          return .failure(Fault(words: "each of ignore is a path"))
        }
        difference.ignored.append(steps(path))
      }
    }
    return .success(difference)
  }

  /// Why a file of tolerances cannot be used.
  public struct Fault: Error {
    public var words: String
  }

  private static func tolerance(_ fields: [String: JSONValue]) -> Tolerance? {
    func number(_ key: String) -> Double? {
      switch fields[key] {
      case nil: 0
      case .number(let value)?: value >= 0 ? value : nil
      default: nil
      }
    }
    guard let absolute = number("absolute"), let relative = number("relative") else { return nil }
    return Tolerance(absolute: absolute, relative: relative)
  }

  private static func steps(_ path: String) -> [String] {
    path.split(separator: ".").map(String.init)
  }

  /// One line a difference: the path, then both values.
  public func lines(_ a: JSONValue, _ b: JSONValue) -> [String] {
    var lines: [String] = []
    compare(a, b, [], &lines)
    return lines
  }

  private func compare(
    _ a: JSONValue, _ b: JSONValue, _ path: [String], _ lines: inout [String]
  ) {
    if ignored.contains(where: { Self.fits($0[...], path[...]) }) { return }
    switch (a, b) {
    case (.object(let a), .object(let b)):
      for key in Set(a.keys).union(b.keys).sorted() {
        switch (a[key], b[key]) {
        case (let x?, let y?): compare(x, y, path + [key], &lines)
        case (_?, nil): only("first", path + [key], &lines)
        default: only("second", path + [key], &lines)
        }
      }
    case (.array(let a), .array(let b)):
      for index in 0..<max(a.count, b.count) {
        let step = path + [String(index)]
        if index >= b.count {
          only("first", step, &lines)
        } else if index >= a.count {
          only("second", step, &lines)
        } else {
          compare(a[index], b[index], step, &lines)
        }
      }
    case (.number(let x), .number(let y)):
      let own = paths.first { Self.fits($0.pattern[...], path[...]) }
      if !(own?.tolerance ?? usual).allows(x, y) {
        lines.append(Self.name(path) + ": \(Self.words(a)) and \(Self.words(b))")
      }
    default:
      if a != b { lines.append(Self.name(path) + ": \(Self.words(a)) and \(Self.words(b))") }
    }
  }

  private func only(_ file: String, _ path: [String], _ lines: inout [String]) {
    if ignored.contains(where: { Self.fits($0[...], path[...]) }) { return }
    lines.append(Self.name(path) + ": only in the \(file) file")
  }

  private static func fits(_ pattern: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    guard let step = pattern.first else { return path.isEmpty }
    if step == "**" {
      return (path.startIndex...path.endIndex).contains {
        fits(pattern.dropFirst(), path[$0...])
      }
    }
    guard let own = path.first, step == "*" || step == own else { return false }
    return fits(pattern.dropFirst(), path.dropFirst())
  }

  private static func name(_ path: [String]) -> String {
    path.isEmpty ? "the whole file" : path.joined(separator: ".")
  }

  private static func words(_ value: JSONValue) -> String {
    switch value {
    case .array(let values): "a list of \(values.count)"
    case .object: "an object"
    case .string(let text): "\"\(text.prefix(60))\""
    case .null: "nothing"
    case .bool, .integer, .number: value.text.filter { !$0.isNewline }
    }
  }
}
