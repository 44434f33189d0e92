import Motion
import Testing

@testable import Results

@Suite("Differences of results") struct ResultsDifferenceTests {
  private func json(_ text: String) throws -> JSONValue {
    try #require(JSONValue(parsing: Array(text.utf8)))
  }

  private func lines(
    _ a: String, _ b: String, tolerance: String = "{}"
  ) throws -> [String] {
    let difference = try ResultsDifference.read(Array(tolerance.utf8)).get()
    return difference.lines(try json(a), try json(b))
  }

  @Test("what JSON holds comes back from its text")
  func parsing() throws {
    let text = ResultsFile.text(for: SampleAnalysis.session())
    #expect(try json(text).text == text)
    #expect(JSONValue(parsing: Array("{".utf8)) == nil)
  }

  @Test("every difference is named by its path")
  func named() throws {
    let found = try lines(
      #"{"a": [1, {"b": "x"}], "c": 1, "e": true}"#, #"{"a": [2, {"b": "y"}], "d": 1, "e": null}"#)
    #expect(
      found == [
        "a.0: 1 and 2", "a.1.b: \"x\" and \"y\"", "c: only in the first file",
        "d: only in the second file", "e: true and nothing",
      ])
    #expect(try lines(#"{"a": [1]}"#, #"{"a": [1]}"#).isEmpty)
    #expect(try lines(#"{"a": [1]}"#, #"{"a": [1, 2]}"#) == ["a.1: only in the second file"])
  }

  @Test("numbers may differ as far as the file allows, and no farther")
  func tolerances() throws {
    let file = #"""
      {"absolute": 0.1, "paths": [{"path": "p.*.mean", "absolute": 2}, {"path": "q.**", "relative": 0.1}],
       "ignore": ["provenance.**"]}
      """#
    let a = #"{"n": 1, "p": [{"mean": 1}], "q": {"r": 10}, "provenance": {"version": "1"}}"#
    let b = #"{"n": 1.09, "p": [{"mean": 3}], "q": {"r": 11}, "provenance": {"version": "2"}}"#
    let c = #"{"n": 1.2, "p": [{"mean": 3.1}], "q": {"r": 11.2}, "provenance": {}}"#
    #expect(try lines(a, b, tolerance: file).isEmpty)
    #expect(
      try lines(a, c, tolerance: file) == [
        "n: 1 and 1.2", "p.0.mean: 1 and 3.1", "q.r: 10 and 11.2",
      ])
  }

  @Test(
    "a file of tolerances that says something else is refused",
    arguments: [
      "[]", #"{"absolut": 1}"#, #"{"absolute": -1}"#, #"{"paths": [{"absolute": 1}]}"#,
      #"{"ignore": [1]}"#,
    ])
  func faults(text: String) {
    #expect(throws: ResultsDifference.Fault.self) {
      try ResultsDifference.read(Array(text.utf8)).get()
    }
  }
}
