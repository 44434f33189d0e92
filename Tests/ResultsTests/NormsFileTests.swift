import Foundation
import Motion
import Results
import Testing

@Suite("The norms file")
struct NormsFileTests {
  private func norms(_ count: Int) -> LaboratoryNorms {
    LaboratoryNorms(model: "Plug-in Gait", people: (0..<count).map(person))
  }

  private func person(_ number: Int) -> LaboratoryNorms.Person {
    let knee: [Double] = (0...100).map { .degrees(Double(number) + Double($0) / 10) }
    let hip: [Double] = (0...100).map { Double($0) / 100 }
    return LaboratoryNorms.Person(
      label: "P\(number)", condition: "walk", side: number % 2 == 0 ? .left : .right, sex: "F",
      age: 30 + Double(number), legLength: 0.85, speed: 0.43, cycles: 12,
      curves: [.angle(.knee, 0): knee, .moment(.hip, 1): hip])
  }

  @Test("is read back as it was written")
  func roundTrip() throws {
    var written = norms(16)
    written.measurementErrors = ["step_length": 0.02]
    written.repeatedPeople = 3
    let read = try #require(NormsFile.norms(from: NormsFile.text(for: written)).value)
    #expect(read.model == written.model)
    #expect(read.measurementErrors == written.measurementErrors && read.repeatedPeople == 3)
    #expect(read.people.map(\.label) == written.people.map(\.label))
    for (a, b) in zip(read.people, written.people) {
      #expect(a.side == b.side && a.sex == b.sex && a.age == b.age && a.speed == b.speed)
      #expect(a.cycles == b.cycles && a.legLength == b.legLength && a.condition == b.condition)
      for (quantity, curve) in b.curves {
        let found = try #require(a.curves[quantity])
        // Nine significant digits of degrees.
        #expect(zip(found, curve).allSatisfy { abs($0 - $1) < 1e-8 })
      }
    }
    #expect(NormsFile.text(for: read) == NormsFile.text(for: written))
  }

  @Test("writes bands with n, and refuses z below fifteen people with the reason")
  func bands() throws {
    for (count, refuses) in [(6, true), (15, false)] {
      let text = NormsFile.text(for: norms(count))
      let json = try #require(
        JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let band = try #require((json["bands"] as? [[String: Any]])?.first)
      #expect(band["n"] as? Int == count)
      #expect(band["speed_band"] as? String == "free")
      #expect((band["z_refused_because"] as? String != nil) == refuses)
      let knee = try #require(
        (band["curves"] as? [String: [String: Any]])?["knee_flexion"])
      let mean = try #require(knee["mean"] as? [Double])
      #expect(knee["unit"] as? String == "deg" && mean.count == 101)
      #expect(abs(mean[0] - Double(count - 1) / 2) < 1e-6)
    }
  }

  @Test(
    "what is no such file has its reason",
    arguments: [
      "", "{}", "[1, 2]", #"{"schema": "other/1", "model": "", "people": []}"#,
      #"{"schema": "marey.norms/1", "model": "", "people": [{"label": "P1", "condition": "", "side": "middle", "cycles": 1, "curves": {}}]}"#,
      #"{"schema": "marey.norms/1", "model": "", "people": [{"label": "P1", "condition": "", "side": "left", "cycles": 1, "curves": {"knee_flexion": [1, 2]}}]}"#,
      #"{"schema": "marey.norms/1", "model": "", "people": [{"label": "P1", "condition": "", "side": "left", "cycles": 1, "curves": {"elbow": [1]}}]}"#,
    ])
  func refusals(text: String) {
    #expect(NormsFile.norms(from: text).reason?.isEmpty == false)
  }
}
