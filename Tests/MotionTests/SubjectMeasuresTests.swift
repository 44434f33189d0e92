import Motion
import Testing

@Suite("What is known about a person")
struct SubjectMeasuresTests {
  @Test("a later source adds, and never overrides in silence")
  func complete() {
    var known = SubjectMeasures()
    known.set(.mass, 60, from: "participants.tsv")
    var other = SubjectMeasures()
    other.set(.mass, 62, from: "C3D PROCESSING")
    other.set(.height, 1.7, from: "C3D PROCESSING")
    let notices = known.complete(with: other)
    #expect(known[.mass] == 60)
    #expect(known[.height] == 1.7)
    #expect(notices.count == 1)
    #expect(notices[0].text.contains("participants.tsv says 60"))
    #expect(notices[0].text.contains("C3D PROCESSING says 62"))
  }

  @Test("a millimetre is not worth a word, more is")
  func tolerance() {
    for (difference, count) in [(0.0009, 0), (0.0011, 1)] {
      var known = SubjectMeasures()
      known.set(.kneeWidth(.left), 0.1, from: "a")
      var other = SubjectMeasures()
      other.set(.kneeWidth(.left), 0.1 + difference, from: "b")
      #expect(known.complete(with: other).count == count)
    }
  }

  @Test("every measure has a name of its own")
  func names() { #expect(Set(SubjectMeasure.all.map(\.name)).count == SubjectMeasure.all.count) }
}
