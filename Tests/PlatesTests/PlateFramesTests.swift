import Geometry
import Motion
import Plates
import Testing

@Suite("A plate at the frames of the markers")
struct PlateFramesTests {
  @Test("the mean of the samples around a frame; outside the trial they count as zero")
  func mean() throws {
    var plate = PlateReadingTests.plate
    for index in plate.channels.indices {
      plate.channels[index].samples = (0..<100).map { index == 2 ? -100 - Double($0) : 0 }
    }
    let signals = try #require(
      PlateSignals.of(plate, baseline: .none, markerRate: 100).value)
    let frames = try #require(PlateFrames.of(signals, frameCount: 10, rate: 100).value)
    // Eleven samples for a ratio of ten.
    #expect(abs((frames.wrenches[5]?.force.z ?? 0) - 150) < 1e-9)
    let first = (0...5).reduce(0.0) { $0 + 100 + Double($1) } / 11
    #expect(abs((frames.wrenches[0]?.force.z ?? 0) - first) < 1e-9)
  }

  @Test("rates that are no whole multiple, and empty plates")
  func refused() throws {
    let signals = try #require(
      PlateSignals.of(PlateReadingTests.plate, baseline: .none, markerRate: 100).value)
    #expect(PlateFrames.of(signals, frameCount: 10, rate: 130).reason?.contains("multiple") == true)
    #expect(PlateFrames.of(signals, frameCount: 10, rate: 0).value == nil)
    let frames = try #require(PlateFrames.of(signals, frameCount: 5, rate: 100).value)
    #expect(frames.wrenches.allSatisfy { $0 == nil })
  }
}
