import Motion
import Testing

@Suite("A laboratory's own reference")
struct LaboratoryNormsTests {
  private let knee = CycleQuantity.angle(.knee, 0)

  private func person(_ number: Int, speed: Double?, knee value: Double) -> LaboratoryNorms.Person {
    LaboratoryNorms.Person(
      label: "P\(number)", condition: "", side: .left, age: 20 + Double(number), speed: speed,
      cycles: 10, curves: [knee: Array(repeating: value, count: Waveform.count)])
  }

  @Test("mean, sample deviation and count of each speed band")
  func bands() throws {
    let norms = LaboratoryNorms(
      model: "model",
      people: [
        person(1, speed: 0.42, knee: 1), person(2, speed: 0.44, knee: 3),
        person(3, speed: 0.30, knee: 0), person(4, speed: 0.32, knee: 2),
      ])
    let set = norms.referenceSet
    #expect(set.groups.map(\.words) == ["slow", "free"])
    let free = try #require(set.band(of: knee, at: 0.43))
    #expect(free.mean[50] == 2 && abs(free.standardDeviation[50] - 2.squareRoot()) < 1e-12)
    #expect(free.count == 2 && set.isOwn)
    #expect(set.ages == 21..<25)
    // Halfway between the means of both groups' speeds.
    #expect(abs(try #require(set.band(of: knee, at: 0.37)).mean[0] - 1.5) < 1e-9)
  }

  @Test("below fifteen people there is no z, and the reason says so")
  func fewPeople() throws {
    let few = LaboratoryNorms(
      model: "model", people: (0..<14).map { person($0, speed: 0.43, knee: Double($0)) })
    let band = try #require(few.referenceSet.band(of: knee, at: 0.43))
    #expect(band.count == 14 && !band.allowsZ)
    #expect(band.z(of: Waveform(Array(repeating: 1, count: Waveform.count))) == nil)
    #expect(LaboratoryNorms.refusalOfZ(people: 14)?.contains("15") == true)
    #expect(LaboratoryNorms.refusalOfZ(people: 15) == nil)
    let enough = LaboratoryNorms(
      model: "model", people: (0..<15).map { person($0, speed: 0.43, knee: Double($0)) })
    #expect(enough.referenceSet.band(of: knee, at: 0.43)?.allowsZ == true)
  }

  @Test("one person makes no deviation; without any v* there is one band of any speed")
  func edges() {
    #expect(LaboratoryNorms(model: "m", people: []).referenceSet.curves.isEmpty)
    let one = LaboratoryNorms(model: "m", people: [person(1, speed: 0.43, knee: 1)])
    #expect(one.referenceSet.band(of: knee, at: 0.43) == nil)
    let unknown = LaboratoryNorms(
      model: "m", people: (0..<3).map { person($0, speed: nil, knee: Double($0)) })
    #expect(unknown.referenceSet.band(of: knee, at: 0.5)?.mean[0] == 1)
    #expect(unknown.without("P0").people.count == 2)
  }
}
