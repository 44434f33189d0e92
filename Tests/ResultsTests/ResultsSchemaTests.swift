import Motion
import Testing

@testable import Results

/// results.json against its schema, by the few keywords that the schema uses; other people's
/// validators see the same in `scripts/reference/validate_outputs.py`.
@Suite("The schema of results.json") struct ResultsSchemaTests {
  private static func schema() throws -> JSONValue {
    let text = try #require(Resource.text(named: "schema/results.json"))
    return try #require(JSONValue(parsing: Array(text.utf8)))
  }

  @Test("a session with something in every field is as the schema says")
  func sample() throws {
    let text = ResultsFile.text(for: SampleAnalysis.session())
    let results = try #require(JSONValue(parsing: Array(text.utf8)))
    #expect(SchemaCheck.faults(of: results, by: try Self.schema()) == [])
  }

  @Test("scores that could not be told are as the schema says")
  func absent() throws {
    var session = SampleAnalysis.session()
    let score = GaitProfile.Score(absentBecause: "no left cycle shows the whole curve")
    session.profiles = [
      GaitProfile(
        task: .walking, condition: "", reference: "one", isOwn: false, speed: nil,
        variables: [
          .init(
            quantity: .angle(.hip, 0), side: .left,
            score: .absent(because: "no left cycle shows the whole curve"))
        ], score: score, speedMatchedScore: score)
    ]
    let results = try #require(JSONValue(parsing: Array(ResultsFile.text(for: session).utf8)))
    #expect(SchemaCheck.faults(of: results, by: try Self.schema()) == [])
  }

  @Test("what is wrong is found, by its place")
  func wrong() throws {
    let text = ResultsFile.text(for: SampleAnalysis.session())
    guard case .object(var results)? = JSONValue(parsing: Array(text.utf8)),
      case .array(var findings)? = results["findings"], case .object(var finding) = findings[0]
    else {
      Issue.record("results.json is no object with findings")
      return
    }
    finding["state"] = .string("ill")
    finding["value"] = .string("8")
    finding["rule"] = nil
    findings[0] = .object(finding)
    results["findings"] = .array(findings)
    results["schema"] = .string("marey.results/2")
    results["notices"] = nil
    let faults = SchemaCheck.faults(of: .object(results), by: try Self.schema())
    #expect(
      faults == [
        ": notices is missing", ".findings[0]: rule is missing", ".findings[0].state: not allowed",
        ".findings[0].value: another type", ".schema: not allowed",
      ])
  }

  @Test("it uses no keyword that this test does not know")
  func keywords() throws {
    #expect(SchemaCheck.unknownKeywords(in: try Self.schema()) == [])
  }
}

/// The keywords of JSON Schema that the schema uses.
enum SchemaCheck {
  private static let known: Set = [
    "$schema", "$id", "title", "description", "type", "enum", "const", "properties", "required",
    "items", "additionalProperties",
  ]

  static func faults(of value: JSONValue, by schema: JSONValue, at path: String = "") -> [String] {
    guard case .object(let schema) = schema else { return [path + ": no schema"] }
    if let allowed = schema["const"], allowed != value { return [path + ": not allowed"] }
    if case .array(let allowed)? = schema["enum"], !allowed.contains(value) {
      return [path + ": not allowed"]
    }
    if let type = schema["type"] {
      var names: [JSONValue] = [type]
      if case .array(let several) = type { names = several }
      guard names.contains(.string(name(of: value))) else { return [path + ": another type"] }
    }
    switch value {
    case .object(let fields):
      var faults: [String] = []
      if case .array(let required)? = schema["required"] {
        for case .string(let key) in required where fields[key] == nil {
          faults.append(path + ": \(key) is missing")
        }
      }
      guard case .object(let properties) = schema["properties"] ?? .object([:]) else {
        return faults
      }
      for (key, field) in fields.sorted(by: { $0.key < $1.key }) {
        guard let schema = properties[key] ?? schema["additionalProperties"] else { continue }
        faults += Self.faults(of: field, by: schema, at: path + "." + key)
      }
      return faults
    case .array(let values):
      guard let items = schema["items"] else { return [] }
      return values.enumerated().flatMap { index, value in
        faults(of: value, by: items, at: path + "[\(index)]")
      }
    default: return []
    }
  }

  private static func name(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .integer, .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  static func unknownKeywords(in schema: JSONValue) -> [String] {
    guard case .object(let fields) = schema else { return [] }
    var unknown = fields.keys.filter { !known.contains($0) }.sorted()
    if case .object(let properties)? = fields["properties"] {
      unknown += properties.sorted { $0.key < $1.key }.flatMap { unknownKeywords(in: $0.value) }
    }
    for key in ["items", "additionalProperties"] {
      if let inner = fields[key] { unknown += unknownKeywords(in: inner) }
    }
    return unknown
  }
}
