import Analysis
import Testing

@Suite("Proposals for unknown marker sets")
struct MarkerProposalTests {
  private static let wanted = ["LASI", "RASI", "SACR", "LKNE", "RKNE", "LANK", "LHEE", "LTHI"]

  @Test("words, sides and medial markers are told; what is unclear or unlike anything is said")
  func words() {
    let proposal = MarkerProposal(
      labels: [
        "LeftASIS", "R_ASIS", "sacrum", "L.Knee.Lateral", "L.Knee.Medial", "RKNEE", "Lt Ankle",
        "L_Thigh", "Left thigh", "head",
      ], wanted: Self.wanted)
    let found = Dictionary(uniqueKeysWithValues: proposal.entries.map { ($0.name, $0.label) })
    #expect(
      found == [
        "LASI": "LeftASIS", "RASI": "R_ASIS", "SACR": "sacrum", "LKNE": "L.Knee.Lateral",
        "RKNE": "RKNEE", "LANK": "Lt Ankle",
      ])
    #expect(proposal.unclear.map(\.name) == ["LTHI"])
    #expect(proposal.unknown == ["LHEE"])
    #expect(proposal.lines.contains("      \"L.Knee.Lateral\": LKNE  # left, knee"))
    #expect(proposal.lines.contains("LTHI could be L_Thigh or Left thigh"))
    #expect(proposal.lines.contains("nothing is like LHEE"))
  }

  @Test("a letter too few or too many is proposed, the other side never")
  func letters() {
    let proposal = MarkerProposal(labels: ["LASIX", "RANK"], wanted: ["LASI", "RASI", "LANK"])
    #expect(proposal.entries.map(\.label) == ["LASIX"])
    #expect(proposal.unknown == ["RASI", "LANK"])
  }

  @Test("nothing is proposed for labels that say nothing")
  func silent() {
    #expect(MarkerProposal(labels: ["M1", "M2", "*3"], wanted: Self.wanted).lines.isEmpty)
  }

  @Test("every known set and model is listed")
  func listing() {
    let text = MarkerSetsText.lines.joined(separator: "\n")
    for words in ["Plug-in Gait", "Helen Hayes", "Cleveland", "IOR", "CAST", "OpenCap", "Theia"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
