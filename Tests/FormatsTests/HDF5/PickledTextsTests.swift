import Testing

@testable import Formats

@Suite("Lists of names in Python's pickle")
struct PickledTextsTests {
  @Test("are taken for text and never run")
  func list() {
    #expect(
      PickledTexts.joined("(lp0\nVLASI_X\np1\naVLASI_Y\np2\na.") == ["LASI_X", "LASI_Y"])
    #expect(PickledTexts.joined("(lp0\nS'a'\np1\nac__builtin__\neval\n.") == ["a"])
    #expect(PickledTexts.joined("") == [])
  }

  @Test("those of several levels are joined, and a name that came before is remembered")
  func levels() {
    #expect(
      PickledTexts.joined(
        "(lp0\n(VLASI\np1\nVX\np2\ntp3\na(g1\nVY\np4\ntp5\na(VRASI\np6\ng2\ntp7\na.")
        == ["LASI_X", "LASI_Y", "RASI_X"])
  }

  @Test("a dictionary gives the text under a name, or none")
  func value() {
    let info =
      "(dp0\nI1\n(dp1\nVnames\np2\n(lp3\nNasVindex\np8\n(dp9\nVindex_name\np10\nVtime_ms\np11\nss."
    #expect(PickledTexts.value(of: "index_name", in: info) == "time_ms")
    #expect(PickledTexts.value(of: "other", in: info) == nil)
    #expect(PickledTexts.value(of: "index_name", in: "(dp0\nVindex_name\np1\nNs.") == nil)
  }
}
