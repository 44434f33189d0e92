import Motion
import Testing

@Suite("Where curves rest on invented samples")
struct InventedFramesTests {
  private let cleaning = TrialCleaning(markers: [
    MarkerCleaning(
      marker: "LKNE",
      gaps: [
        .init(frames: 3..<5, outcome: .filled(by: .spline, from: [])),
        .init(frames: 20..<60, outcome: .open(because: "too long")),
      ]),
    MarkerCleaning(
      marker: "LTOE", gaps: [.init(frames: 4..<9, outcome: .filled(by: .pattern, from: ["LHEE"]))]),
  ])

  @Test("a gap left open invents nothing, overlapping gaps count once")
  func markers() {
    #expect(cleaning["LKNE"]?.invented == RangeSet(3..<5))
    #expect(cleaning["LKNE"]?.open.map(\.frames) == [20..<60])
    #expect(cleaning["RKNE"] == nil)
    #expect(cleaning.invented(in: ["LKNE", "LTOE"]).frameCount == 6)
    #expect(cleaning.invented(in: ["RKNE"]).isEmpty)
  }

  @Test("a curve rests on what its segments rest on")
  func curves() {
    let invented = InventedFrames([.thigh(.left): RangeSet(3..<5), .foot(.left): RangeSet(4..<9)])
    #expect(invented.frames(of: .hip, .left) == RangeSet(3..<5))
    #expect(invented.frames(of: .footProgress, .left) == RangeSet(4..<9))
    #expect(invented.frames(ofMomentAt: .knee, .left) == RangeSet(3..<9))
    #expect(invented.frames(of: .pelvis, .left).isEmpty)
    #expect(invented.frames(of: .knee, .right).isEmpty)
    #expect(InventedFrames([.pelvis: RangeSet()]).isEmpty)
  }

  @Test("frames are told as the laboratory counts them")
  func words() {
    #expect(RangeSet([3..<4, 10..<13]).words(firstFrame: 1) == "4, 11–13")
  }
}
