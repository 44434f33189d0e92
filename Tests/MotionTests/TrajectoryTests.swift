import Geometry
import Motion
import Testing

@Suite("Trajectories")
struct TrajectoryTests {
  private func trajectory(_ seen: String) -> Trajectory {
    Trajectory(label: "LASI", seen.map { $0 == "x" ? Vector3(1, 2, 3) : .missing })
  }

  @Test(
    "gaps are the runs of frames not seen",
    arguments: [
      ("xxxx", [Range<Int>]()), ("..xx.", [0..<2, 4..<5]), ("....", [0..<4]),
      ("x.x.x", [1..<2, 3..<4]),
      ("", []),
    ])
  func gaps(seen: String, expected: [Range<Int>]) {
    let path = trajectory(seen)
    #expect(path.gaps == expected)
    #expect(path.missingCount == expected.map(\.count).reduce(0, +))
  }

  @Test("one missing coordinate makes the marker not seen")
  func partial() {
    #expect(Trajectory(label: "A", x: [1, 1], y: [1, .nan], z: [1, 1]).gaps == [1..<2])
  }
}
