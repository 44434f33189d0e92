import Foundation
import Motion

/// The numbers about a person that Vicon keeps beside its trials: `.mp` and `.vsk`.
///
/// Lengths are millimetres, mass kilograms. Offsets are radians; where one of a file's offsets is
/// above one (57°, which no foot or thigh offset reaches), the file writes degrees, as Vicon
/// Workstation did. A mass or length of 0 means that nothing was entered.
public enum SubjectParameterFiles {
  /// The endings of files that hold such numbers.
  public static let endings: Set<String> = ["mp", "vsk"]

  /// Reads the numbers of one file, SI units.
  public static func measures(
    at path: String, file: String
  ) throws(ReadError) -> SubjectMeasures {
    try measures(
      of: FileBytes.text(of: path, file: file, largest: largestFile), file: file)
  }

  /// The largest file that is read, bytes.
  private static let largestFile = 4 << 20

  /// Reads the bytes of a file.
  package static func measures(
    of bytes: [UInt8], file: String
  ) throws(ReadError) -> SubjectMeasures {
    guard bytes.count <= largestFile else {
      throw ReadError(
        file: file, problem: "expected at most \(largestFile) bytes, found \(bytes.count)",
        remedy: "export the subject's parameters from Nexus again")
    }
    let text = try TextFile(bytes, file: file)
    let content = text.text(text.start..<bytes.count)
    let isXML = content.trimmingPrefix { $0.isWhitespace }.hasPrefix("<")
    let entries =
      isXML
      ? content.split(separator: "<").compactMap(vskEntry)
      : content.split(whereSeparator: \.isNewline).compactMap(mpEntry)
    guard isXML || !entries.isEmpty else {
      throw ReadError(
        file: file, problem: "expected lines such as \"$Bodymass = 70\", or a VSK file, found none",
        remedy: "export the subject's parameters from Nexus again")
    }
    return try measures(of: entries, content, file: file)
  }

  /// A measure and its value as a file writes them.
  private struct Entry {
    var name: Substring
    var measure: SubjectMeasure
    var value: Substring
  }

  private static func measures(
    of entries: [Entry], _ content: String, file: String
  ) throws(ReadError) -> SubjectMeasures {
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    var values: [(entry: Entry, value: Double)] = []
    for entry in entries {
      guard case .number(let value) = scanner.number(in: String(entry.value)), !value.isNaN else {
        throw ReadError(
          file: file, place: place(of: entry.value, in: content),
          problem: "expected a number for \(entry.name), found "
            + TextFile.quoted(String(entry.value)),
          remedy: "correct the number or remove the line")
      }
      values.append((entry, value))
    }
    let isDegrees = values.contains {
      $0.entry.measure.unitWords == "radians" && abs($0.value) > 1
    }
    var measures = SubjectMeasures()
    let source = file.split(separator: "/").last.map(String.init) ?? file
    for (entry, value) in values {
      let measure = entry.measure
      if value == 0, measure.plausible.lowerBound > 0 { continue }
      let factor =
        switch measure.unitWords {
        case "metres": Unit.millimetre.siFactor
        case "radians": isDegrees ? Unit.degree.siFactor : 1
        default: 1.0
        }
      guard measure.plausible.contains(value * factor) else {
        throw ReadError(
          file: file, place: place(of: entry.value, in: content),
          problem: "expected a plausible \(measure.words), found "
            + TextFile.quoted(String(entry.value)),
          remedy: "correct the number (lengths in millimetres, mass in kilograms)")
      }
      measures.set(measure, value * factor, from: source)
    }
    return measures
  }

  /// `$LeftLegLength = 877`.
  private static func mpEntry(_ line: Substring) -> Entry? {
    let body = trim(line)
    guard body.hasPrefix("$"), let equals = body.firstIndex(of: "=") else { return nil }
    var value = body[body.index(after: equals)...]
    // A remark in `{* … *}` may stand behind the number.
    if let remark = value.range(of: "{*") { value = value[..<remark.lowerBound] }
    value = trim(value)
    // A parameter that is another, `$A = $B`, is a rule and no number.
    guard !value.hasPrefix("$") else { return nil }
    return entry(name: trim(body.dropFirst()[..<equals]), value: value)
  }

  /// `StaticParameter NAME="LeftLegLength" VALUE="877" …`, the text behind a `<`. Nothing that a
  /// file refers to is ever opened.
  private static func vskEntry(_ element: Substring) -> Entry? {
    let tag = element.prefix { !$0.isWhitespace && $0 != "/" && $0 != ">" }
    guard tag == "StaticParameter" || tag == "Parameter" else { return nil }
    var name: Substring?
    var value: Substring?
    var rest = element.drop { !$0.isWhitespace }
    while let equals = rest.firstIndex(of: "=") {
      let key = trim(rest[..<equals])
      let behind = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      guard let quote = behind.first, quote == "\"" || quote == "'",
        let end = behind.dropFirst().firstIndex(of: quote)
      else { break }
      if key == "NAME" { name = behind.dropFirst()[..<end] }
      if key == "VALUE" { value = trim(behind.dropFirst()[..<end]) }
      rest = behind[behind.index(after: end)...]
    }
    guard let name, let value else { return nil }
    // The subject's name may stand before the parameter's.
    return entry(name: name.split(separator: ":").last.map(trim) ?? name, value: value)
  }

  private static func entry(name: Substring, value: Substring) -> Entry? {
    guard !value.isEmpty, let measure = measure(named: String(name)) else { return nil }
    return Entry(name: name, measure: measure, value: value)
  }

  private static func trim(_ text: Substring) -> Substring {
    var rest = text.drop { $0.isWhitespace }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }

  private static func place(of value: Substring, in content: String) -> Place {
    let before = content[..<value.startIndex]
    let line = 1 + before.count { $0.isNewline }
    let lineStart = before.lastIndex { $0.isNewline }.map { before.index(after: $0) }
    let column = 1 + before[(lineStart ?? before.startIndex)...].unicodeScalars.count
    return .line(line, column: column)
  }

  /// The measure that Vicon calls by a name, in either of its spellings (`Left…`, `L…`), or `nil`.
  static func measure(named name: String) -> SubjectMeasure? {
    let key = name.lowercased()
    if let measure = whole[key] { return measure }
    for side in Side.allCases {
      for prefix in [side.rawValue, side.letter.lowercased()] where key.hasPrefix(prefix) {
        if let make = sided[String(key.dropFirst(prefix.count))] { return make(side) }
      }
    }
    return nil
  }

  private static let whole: [String: SubjectMeasure] = [
    "bodymass": .mass, "mass": .mass, "height": .height, "markerdiameter": .markerDiameter,
    "interasisdistance": .interAsisDistance,
  ]

  private static let sided: [String: @Sendable (Side) -> SubjectMeasure] = [
    "leglength": { .legLength($0) }, "kneewidth": { .kneeWidth($0) },
    "anklewidth": { .ankleWidth($0) }, "asistrocanterdistance": { .asisTrochanterDistance($0) },
    "asistrochanterdistance": { .asisTrochanterDistance($0) },
    "staticplantflex": { .staticPlantarFlexion($0) }, "staticrotoff": { .staticRotation($0) },
    "thighrotation": { .thighRotation($0) }, "shankrotation": { .shankRotation($0) },
    "tibialtorsion": { .tibialTorsion($0) }, "soledelta": { .soleDelta($0) },
  ]
}
