import Foundation
import Gait
import Geometry
import Motion
import Testing

struct LandingRepetitionsTests {
  private func found(
    _ jump: PaperJump, _ trial: Trial
  ) -> (repetitions: [Repetition], notices: [Notice]) {
    RepetitionSearch().repetitions(in: trial, angles: jump.angles)
  }

  @Test(
    "a drop jump by plates: the first landing to the rebound's foot off", arguments: [100, 200])
  func plates(_ rate: Double) throws {
    var jump = PaperJump()
    jump.rate = rate
    let repetition = try #require(found(jump, jump.trial(plates: true)).repetitions.first)
    #expect(found(jump, jump.trial(plates: true)).repetitions.count == 1)
    #expect(repetition.side == nil && repetition.confidence == .high)
    #expect(abs(repetition.start - jump.contact) < 0.005)
    #expect(abs(repetition.end - jump.footOff) < 0.005)
    #expect(abs(repetition.deepest - jump.deepest) < 0.02)
    #expect(abs(repetition.peakKneeFlexion - .degrees(jump.depth)) < .degrees(1.5))
    #expect(repetition.initialContacts.count == 2 && repetition.footOffs.count == 2)
    #expect(repetition.phases.map(\.kind) == [.landing, .propulsion, .flight])
    #expect(repetition.window == repetition.start...repetition.deepest)
    #expect(repetition.notes.isEmpty)
  }

  @Test("without plates the 40 mm rule, of low confidence, and said")
  func markers() throws {
    let jump = PaperJump()
    for missing: Set<String> in [[], ["LTOE", "RTOE"]] {
      let result = found(jump, jump.trial(without: missing))
      let repetition = try #require(result.repetitions.first)
      #expect(result.repetitions.count == 1 && repetition.confidence == .low)
      // At the speed of the fall, 40 mm are 15 ms.
      #expect(abs(repetition.start - jump.contact) <= 0.03)
      #expect(abs(repetition.end - jump.footOff) <= 0.03)
      #expect(result.notices.contains { $0.text.contains("low confidence") })
    }
  }

  @Test("the later foot's contact is kept, and the mirrored jump is the mirror image")
  func sides() throws {
    var jump = PaperJump()
    jump.leftDelay = 0.05
    let trial = jump.trial(plates: true)
    let repetition = try #require(found(jump, trial).repetitions.first)
    let left = try #require(repetition.initialContacts[.left])
    let right = try #require(repetition.initialContacts[.right])
    #expect(abs(left - right - 0.05) < 0.005)
    let mirror = try #require(
      RepetitionSearch().repetitions(in: jump.trial().mirrored, angles: jump.angles)
        .repetitions.first)
    let plain = try #require(found(jump, jump.trial()).repetitions.first)
    #expect(mirror.initialContacts[.right] == plain.initialContacts[.left])
    #expect(mirror.start == plain.start && mirror.end == plain.end)
  }

  @Test("a landing on one leg is that leg's, also where the other is never put down")
  func oneLeg() throws {
    var jump = PaperJump()
    jump.raised = (.left, 0.3)
    let result = found(jump, jump.trial(.singleLegLanding))
    let repetition = try #require(result.repetitions.first)
    #expect(repetition.side == .right && repetition.task == .singleLegLanding)
    #expect(repetition.notes.isEmpty)
    #expect(repetition.end == repetition.deepest)
    let both = found(PaperJump(), PaperJump().trial(.singleLegLanding))
    #expect(both.repetitions.first?.notes == ["both feet landed"])
  }

  @Test("a landing on both legs; a rebound that was not seen, a shallow one: said")
  func others() throws {
    let jump = PaperJump()
    #expect(found(jump, jump.trial(.doubleLegLanding)).repetitions.first?.side == .some(nil))
    var cut = PaperJump()
    cut.duration = 1.9
    let early = try #require(found(cut, cut.trial()).repetitions.first)
    #expect(early.notes == ["no rebound was seen"])
    #expect(early.end == early.deepest)
    var shallow = PaperJump()
    shallow.depth = 50
    #expect(found(shallow, shallow.trial()).repetitions.first?.notes == ["shallow"])
  }

  @Test("without knees the pelvis shows the deepest point; without feet the reason is given")
  func missing() throws {
    let jump = PaperJump()
    let bare = RepetitionSearch().repetitions(in: jump.trial(), angles: JointAngles())
    let repetition = try #require(bare.repetitions.first)
    #expect(abs(repetition.deepest - jump.deepest) < 0.02)
    #expect(repetition.peakKneeFlexion.isNaN)
    let none = found(jump, jump.trial(without: ["LTOE", "LHEE"]))
    #expect(none.repetitions.isEmpty && none.notices.count == 1)
    var still = PaperJump()
    still.box = 0
    still.secondContact = still.footOff
    #expect(found(still, still.trial()).repetitions.isEmpty)
    #expect(found(still, still.trial()).notices.count == 1)
  }
}
