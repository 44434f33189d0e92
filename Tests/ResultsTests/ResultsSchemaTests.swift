import Motion
import TestSupport
import Testing

@testable import Results

/// results.json against its schema; `ResultsSchemaDemoTests` asks it of every demonstration case.
@Suite("The schema of results.json") struct ResultsSchemaTests {
  private static func schema() throws -> JSONSchema {
    JSONSchema(try JSON(try #require(Resource.text(named: "schema/results.json"))))
  }

  private static func sample() throws -> JSON {
    try JSON(ResultsFile.text(for: SampleAnalysis.session()))
  }

  @Test("a session with something in every field is as the schema says, and fully described")
  func sample() throws {
    #expect(try Self.schema().faults(of: Self.sample()) == [])
    #expect(try Self.schema().undescribed(in: Self.sample()) == [])
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
    let results = try JSON(ResultsFile.text(for: session))
    #expect(try Self.schema().faults(of: results) == [])
  }

  @Test("what is wrong is found, by its place")
  func wrong() throws {
    var results = try Self.sample()
    results["findings"]?[0]?["state"] = .string("ill")
    results["findings"]?[0]?["value"] = .string("8")
    results["findings"]?[0]?["rule"] = nil
    results["schema"] = .string("marey.results/2")
    results["notices"] = nil
    #expect(
      try Self.schema().faults(of: results) == [
        ": notices is missing", ".findings[0]: rule is missing", ".findings[0].state: not allowed",
        ".findings[0].value: another type", ".schema: not allowed",
      ])
  }

  @Test(
    "every broken variant fails",
    arguments: [
      "participant", "session", "intake", "trials", "parameters", "findings", "synopsis",
      "provenance", "knee_axes", "standing",
    ])
  func broken(key: String) throws {
    let schema = try Self.schema()
    var results = try Self.sample()
    let whole = results[key]
    results[key] = nil
    #expect(schema.faults(of: results) == [": \(key) is missing"])
    results[key] = .bool(true)
    #expect(schema.faults(of: results) == [".\(key): another type"])
    results[key] = whole
    results["new"] = .number(1)
    #expect(schema.undescribed(in: results) == [".new"])
  }

  @Test("it uses no keyword that this test does not know")
  func keywords() throws {
    #expect(try Self.schema().unknownKeywords == [])
  }
}
