import Motion
import Testing

@Suite("What participants.tsv tells")
struct IntakeColumnTests {
  @Test("an empty answer is none")
  func empty() {
    for answer in ["", "  ", "n/a", "NaN", "-", "unknown", "\u{A0}"] {
      let subject = Subject(label: "1", intake: ["referral_question": answer])
      #expect(subject.answer(.referralQuestion) == nil, "\(answer)")
      #expect(subject.printedAnswer(.referralQuestion) == nil)
    }
    #expect(Subject(label: "1").answer(.examination) == nil)
  }

  @Test("rules read the whole answer, outputs carry one line of bounded length")
  func bounded() throws {
    let long = String(repeating: "a b\n", count: 1000)
    let subject = Subject(label: "1", intake: ["examination": " " + long])
    #expect(subject.answer(.examination)?.count == long.count - 1)
    let printed = try #require(subject.printedAnswer(.examination))
    #expect(printed.count == Subject.longestAnswer && printed.hasSuffix("\u{2026}"))
    #expect(!printed.contains { $0.isNewline })
  }

  @Test("every column has a name of its own")
  func names() {
    #expect(Set(IntakeColumn.allCases.map(\.words)).count == IntakeColumn.allCases.count)
    #expect(IntakeColumn.examinations.allSatisfy { $0.rawValue.hasPrefix("examination") })
  }
}
