import Findings
import Foundation
import Motion
import Testing

/// Findings say what of them was filled in and not seen.
struct InventedSupportTests {
  private func session(filled frames: Range<Int>, of segments: [Segment]) -> SessionAnalysis {
    var walk = ChildWalk(cycles: 5, noise: 0.5)
    walk.hold(.right, .angle(.pelvis, 1), at: 9, 30...45)
    var session = walk.session()
    var invented: [Segment: RangeSet<Int>] = [:]
    for segment in segments { invented[segment] = RangeSet(frames) }
    session.trials[0].invented = InventedFrames(invented)
    return session
  }

  private func drop(_ session: SessionAnalysis) throws -> Finding {
    try #require(Detectors.findings(in: session).first { $0.rule == "P01" && $0.side == .right })
  }

  @Test("a pelvis that was filled in under two of five cycles is said, and trusted less")
  func said() throws {
    let seen = try drop(session(filled: 0..<0, of: []))
    // The right cycles begin at 1 s and last one second, 100 frames each.
    let found = try drop(session(filled: 160..<280, of: [.pelvis]))
    let gate = try #require(found.gates.first { $0.hasPrefix("markers were filled in") })
    #expect(gate.contains("2 of 5 windows") && gate.contains("24.0 %"), "\(gate)")
    #expect(found.state == seen.state)
    #expect(abs((found.confidence ?? 0) - 0.5 * (seen.confidence ?? 0)) < 1e-12)
    #expect(!seen.gates.contains { $0.hasPrefix("markers were filled in") })
  }

  @Test("a filled-in foot is none of the pelvis's business")
  func others() throws {
    let found = try drop(session(filled: 160..<280, of: [.foot(.right)]))
    #expect(!found.gates.contains { $0.hasPrefix("markers were filled in") })
  }
}
