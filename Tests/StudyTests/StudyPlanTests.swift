import Foundation
import Testing

@testable import Study

@Suite("Who is in a study folder")
struct StudyPlanTests {
  private func plan(_ files: [String]) -> [String: [String]] {
    let plan = StudyPlan.plan(
      files: files.map { StudyFile(path: "/study/" + $0, relative: $0) }, studyName: "lab")
    return Dictionary(
      uniqueKeysWithValues: plan.sessions.map { ($0.folder, $0.files.map(\.relative)) })
  }

  @Test("a folder a person")
  func folders() {
    #expect(
      plan(["A/walk1.c3d", "A/static.c3d", "B/deep/er/walk1.c3d", "participants.tsv"]) == [
        "sub-A": ["A/walk1.c3d", "A/static.c3d"], "sub-B": ["B/deep/er/walk1.c3d"],
      ])
  }

  @Test("recordings directly in the study are one person's")
  func flat() {
    #expect(plan(["a.c3d", "b.c3d"]) == ["sub-lab": ["a.c3d", "b.c3d"]])
  }

  @Test("folders by kind of file are one person's")
  func kinds() {
    #expect(
      plan(["MarkerData/DJ1.trc", "ID/DJ1_grf.mot"]) == [
        "sub-lab": ["MarkerData/DJ1.trc", "ID/DJ1_grf.mot"]
      ])
    #expect(
      plan(["tracks/DJ1.trc", "loads/DJ1_grf.mot"]) == [
        "sub-lab": ["tracks/DJ1.trc", "loads/DJ1_grf.mot"]
      ])
  }

  @Test("sessions divide a person, BIDS names are understood")
  func sessions() {
    #expect(
      plan(["sub-01/ses-pre/motion/sub-01_ses-pre_task-walk.csv", "sub-01/ses-post/x.csv"]) == [
        "sub-01/ses-pre": ["sub-01/ses-pre/motion/sub-01_ses-pre_task-walk.csv"],
        "sub-01/ses-post": ["sub-01/ses-post/x.csv"],
      ])
  }

  @Test("two names that become one safe name stay two people")
  func collisions() {
    #expect(Set(plan(["a b/x.c3d", "a?b/x.c3d"]).keys) == ["sub-a_b", "sub-a_b-2"])
  }

  @Test("documents are no recordings")
  func documents() {
    #expect(plan(["A/walk1.c3d", "A/README.md", "A/report.pdf", "LICENSE"]).count == 1)
  }

  @Test("a recording may be called as a document is")
  func recordingsNamedLikeDocuments() {
    let files = ["A/trials.c3d", "A/participants.h5", "A/study.trc", "A/trials.csv"]
    #expect(plan(files + ["A/readme.txt", "A/LICENSE"]) == ["sub-A": files])
  }

  @Test("a study is read whole from a folder within it, where nothing is to be written")
  func within() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: root.appendingPathComponent("S1"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try Data("x".utf8).write(to: root.appendingPathComponent("S1/walk.c3d"))
    let inside = root.appendingPathComponent("S1").path
    #expect(StudyFile.files(in: root.path, excluding: "").map(\.relative) == ["S1/walk.c3d"])
    #expect(StudyFile.files(in: root.path, excluding: inside).isEmpty)
  }
}
