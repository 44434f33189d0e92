import Foundation
import Motion
import Results
import Testing

@Suite struct ResultsFileTests {
  private let text = ResultsFile.text(for: SampleAnalysis.session())

  private func read() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(object)
  }

  private func finding(_ index: Int) throws -> [String: Any] {
    let findings = try list("findings")
    return findings[index]
  }

  private func list(_ key: String) throws -> [[String: Any]] {
    let all = try read()
    return try #require(all[key] as? [[String: Any]])
  }

  @Test("the schema is named and every part is there")
  func schema() throws {
    let all = try read()
    let keys = Set(all.keys)
    #expect(all["schema"] as? String == "marey.results/1")
    #expect(
      keys == [
        "schema", "participant", "session", "measures", "standing", "trials", "parameters",
        "findings", "notices", "methods", "knee_axes", "citations", "recordings", "provenance",
        "references", "gait_profiles", "symmetry", "synopsis", "muscle_timing", "muscle_indices",
        "intake",
      ])
  }

  @Test("a finding carries its numbers in its own unit, and all that a reader needs to doubt it")
  func findings() throws {
    let finding = try finding(0)
    #expect(finding["rule"] as? String == "P01")
    #expect(finding["state"] as? String == "present")
    #expect(finding["severity"] as? String == "moderate")
    #expect(finding["unit"] as? String == "deg")
    #expect(finding["value"] as? Double == -8)
    #expect(finding["limit"] as? Double == -5)
    #expect(finding["excess"] as? Double == 3)
    #expect(finding["uncertainty"] as? Double == 1)
    #expect(finding["z"] as? Double == -2.5)
    #expect(finding["confidence"] as? Double == 0.87654322)
    #expect(finding["sign"] as? String == "+ own side up")
    #expect(finding["reference"] as? String == "own band")
    #expect(finding["showing"] as? Int == 4 && finding["windows"] as? Int == 6)
    let detail = try #require((finding["details"] as? [[String: Any]])?.first)
    #expect(detail["value"] as? Double == 62 && detail["unit"] as? String == "%")
  }

  @Test("what was not assessed has its reason and no numbers")
  func notAssessed() throws {
    let finding = try finding(1)
    #expect(finding["state"] as? String == "not_assessed")
    #expect(finding["reason"] as? String == "no cycles")
    for key in ["value", "limit", "excess", "uncertainty", "severity", "confidence"] {
      #expect(finding[key] is NSNull, "\(key)")
    }
  }

  @Test("parameters have a value with its unit, or the reason why there is none")
  func parameters() throws {
    let parameters = try list("parameters")
    #expect(parameters[0]["mean"] as? Double == 120)
    #expect(parameters[0]["unit"] as? String == "1/min")
    #expect(parameters[0]["count"] as? Int == 2)
    #expect(parameters[1]["mean"] == nil)
    #expect(parameters[1]["not_assessed_because"] as? String == "no other foot")
  }

  @Test("trials, standing values, notices, files and provenance are told")
  func rest() throws {
    let all = try read()
    let trial = try list("trials")[0]
    #expect((trial["cycles"] as? [[String: Any]])?.count == 3)
    let repetition = try #require((trial["repetitions"] as? [[String: Any]])?.first)
    #expect(repetition["peak_knee_flexion_deg"] as? Double == 60)
    let muscles = try #require(trial["muscles"] as? [[String: Any]])
    #expect(muscles[0]["bursts_s"] as? [[Double]] == [[0.1, 0.2], [0.4, 0.6]])
    #expect(muscles[1]["not_assessed_because"] as? String == "the channel is flat")
    let standing = try #require(all["standing"] as? [String: Any])
    let sides = try #require(standing["angles_deg"] as? [String: [String: [Any]]])
    #expect(sides["left"]?["knee"]?[0] as? Double == 5)
    #expect(sides["left"]?["knee"]?[1] is NSNull)
    let notices = try list("notices")
    #expect(notices[0]["text"] as? String == "RTHI: 31 frames \"filled\"\n\u{7}")
    let recordings = try list("recordings")
    #expect(recordings[0]["reason"] as? String == "bad.c3d: byte 512")
    let provenance = try #require(all["provenance"] as? [String: Any])
    #expect(provenance["version"] as? String == "1.0")
  }

  @Test("what participants.tsv tells is in it, column by column")
  func intake() throws {
    let all = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let intake = try #require(all["intake"] as? [String: Any])
    #expect(intake.keys.sorted() == IntakeColumn.allCases.map(\.rawValue).sorted())
    #expect(intake["referral_question"] as? String == "Which brace?")
    #expect(intake["pain_side"] is NSNull)
  }

  @Test("no other column of the intake form is in it, nor anything a page would run")
  func safe() {
    #expect(!text.contains("Geheim") && !text.contains("diagnosis"))
    #expect(!text.contains("</script>"))
    #expect(text == ResultsFile.text(for: SampleAnalysis.session()))
  }
}
