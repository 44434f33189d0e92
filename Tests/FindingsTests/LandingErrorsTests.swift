import Findings
import Foundation
import Motion
import Testing

/// The items of the Landing Error Scoring System, on landings whose every angle is known.
struct LandingErrorsTests {
  typealias Landing = JumpBuilder.Landing

  private func found(_ landing: Landing, count: Int = 5) throws -> Finding {
    let session = JumpBuilder.session(Array(repeating: landing, count: count))
    return try #require(Detectors.detector(rule: "less")?.findings(in: session).first)
  }

  private var clean: Landing {
    Landing(depth: 80, footWidth: 0.17, kneeAtContact: 34, isDressed: true)
  }

  @Test("a clean landing has no error, and what cannot be computed is named")
  func none() throws {
    let found = try found(clean)
    #expect(found.members.isEmpty, "\(found.notes)")
    #expect(!found.state.isAssessed && found.sentence.contains("Listed, not classed"))
    #expect(found.notes.contains { $0.contains("17 overall impression") })
    #expect(found.notes.count { $0.contains(": no error (0 of 5 landings)") } == 15)
  }

  @Test("B15: a knee flexion of 22° at contact is item 1 and no other")
  func knee() throws {
    var landing = clean
    landing.kneeAtContact = 22
    #expect(try found(landing).members == ["1 knee flexion at contact"])
  }

  @Test("each change makes its own item, and a second leg does not hide it")
  func each() throws {
    var shallow = clean
    shallow.depth = 70
    #expect(try found(shallow).members == ["12 knee flexion displacement"])
    var inwards = clean
    inwards.medial = [.right: 0.12]
    #expect(try found(inwards).members == ["15 medial knee displacement"])
  }

  @Test("without foot, shoulder and trunk markers their items are not seen")
  func bare() throws {
    let found = try found(Landing(depth: 80, kneeAtContact: 34))
    let unseen = try #require(found.notes.first { $0.hasPrefix("not seen here") })
    for item in ["3 trunk flexion at contact", "7 wide stance", "9 foot turned out"] {
      #expect(unseen.contains(item))
    }
  }
}
