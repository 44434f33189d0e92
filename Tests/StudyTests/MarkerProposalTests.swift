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

  @Test("labels that say nothing are said to be of no known set; nothing is proposed")
  func silent() {
    let proposal = MarkerProposal(labels: ["M1", "M2", "*3"], wanted: ["LASI", "RASI"])
    #expect(proposal.entries.isEmpty)
    #expect(
      proposal.lines == [
        "the markers are of no set that marey knows (`marey explain markers` lists them)",
        "nothing is like LASI, RASI",
      ])
    #expect(MarkerProposal(labels: [], wanted: Self.wanted).lines.isEmpty)
  }

  @Test("a name that is there, or is a name used here itself, is never proposed for another")
  func present() {
    let proposal = MarkerProposal(
      labels: ["LASI", "LPSI", "RPSI", "LSHO", "L_ASIS"], wanted: ["LASI", "RASI", "LTHI"])
    #expect(proposal.entries.isEmpty, "\(proposal.entries)")
    #expect(proposal.unknown == ["RASI", "LTHI"])
  }

  @Test(
    "labels of other laboratories",
    arguments: [
      ("r.ASIS_study", "RASI"), ("L_knee_study", "LKNE"), ("r_mknee_study", "RKNM"),
      ("LFWT", "LASI"), ("RBWT", "RPSI"), ("EASG", "LASI"), ("EPSD", "RPSI"), ("RLFC", "RKNE"),
      ("RLMAL", "RANK"), ("LCAL", "LHEE"), ("LIAS", "LASI"), ("LFLE", "LKNE"), ("LFAL", "LANK"),
      ("LFCC", "LHEE"), ("V_Sacral", "SACR"), ("V.Sacral", "SACR"), ("10 - L_Ankle", "LANK"),
      ("L.Toe.Tip", "LTOE"),
    ])
  func laboratories(label: String, name: String) {
    let proposal = MarkerProposal(labels: [label, "head"], wanted: [name])
    #expect(proposal.entries.map(\.label) == [label], "\(proposal.lines)")
  }

  @Test("the marker beside the toe is not the toe")
  func toes() {
    let proposal = MarkerProposal(labels: ["L.Toe.Lat", "L.Toe.Tip"], wanted: ["LTOE"])
    #expect(proposal.entries.map(\.label) == ["L.Toe.Tip"])
    #expect(MarkerProposal(labels: ["L.Toe.Lat"], wanted: ["LTOE"]).entries.isEmpty)
  }

  @Test("joint centres of a markerless system are named, and nothing is proposed")
  func markerless() {
    let pose = ["Hip", "Knee", "Ankle", "BigToe", "Heel"].flatMap { ["R" + $0, "L" + $0] }
    let words = ["hip", "knee", "ankle", "heel"].flatMap { ["right_" + $0, "left_" + $0] }
    for labels in [pose, words] {
      let lines = MarkerProposal.lines(labels: labels, wanted: Self.wanted)
      #expect(lines.count == 1 && lines[0].contains("none is guessed"), "\(lines)")
    }
    #expect(MarkerProposal.aboutPoints(["LASI", "RASI"]) == nil)
  }

  @Test("every known set and model is listed")
  func listing() {
    let text = MarkerSetsText.lines.joined(separator: "\n")
    for words in ["Plug-in Gait", "Helen Hayes", "Cleveland", "IOR", "CAST", "OpenCap", "Theia"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
