import Motion
import Testing

@Suite("Rows by age and sex")
struct SpatiotemporalRowsTests {
  @Test("a child of nine")
  func child() throws {
    let row = try #require(SpatiotemporalRows.reference(for: "speed", age: 9.5, sex: nil))
    #expect(abs(row.mean - 1.325) < 1e-9 && abs(row.standardDeviation - 0.175) < 1e-9)
    #expect(row.words.contains("9 years"))
    #expect(abs(try #require(row.z(of: 1.5)) - 1) < 1e-9)
    let cadence = try #require(SpatiotemporalRows.reference(for: "cadence", age: 9, sex: "M"))
    #expect(abs(cadence.mean.in(.perMinute) - 126) < 1e-9)
  }

  @Test("men and women differ, and without a sex an adult has no row")
  func adults() throws {
    let man = try #require(SpatiotemporalRows.reference(for: "step_width", age: 25, sex: "male"))
    let woman = try #require(SpatiotemporalRows.reference(for: "step_width", age: 25, sex: "F"))
    #expect(abs(man.mean - 0.1085) < 1e-9)
    #expect(woman.mean < man.mean)
    #expect(SpatiotemporalRows.reference(for: "speed", age: 25, sex: nil) == nil)
  }

  @Test("between the rows, and for what they do not hold, there is none")
  func gaps() {
    #expect(SpatiotemporalRows.reference(for: "speed", age: 7, sex: "F") == nil)
    #expect(SpatiotemporalRows.reference(for: "speed", age: 40, sex: "F") == nil)
    #expect(SpatiotemporalRows.reference(for: "speed", age: nil, sex: "F") == nil)
    #expect(SpatiotemporalRows.reference(for: "step_time", age: 9, sex: "F") == nil)
  }

  @Test("a reference of too few people gives no z")
  func few() {
    let few = ParameterReference(mean: 1, standardDeviation: 0.1, count: 14, words: "few")
    #expect(few.z(of: 2) == nil)
    let enough = ParameterReference(mean: 1, standardDeviation: 0.1, count: 15, words: "enough")
    #expect(enough.z(of: 1.2) != nil)
  }
}
