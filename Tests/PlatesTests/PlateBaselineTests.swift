import Geometry
import Motion
import Plates
import Testing

@Suite("The zero of a plate")
struct PlateBaselineTests {
  private static let clean = PlateReadingTests.plate
  /// Newtons a sample.
  private static let drift = 0.004

  private static func offset(by change: (Int) -> Double) -> ForcePlate {
    var plate = clean
    for index in plate.channels[2].samples.indices {
      plate.channels[2].samples[index] += change(index)
    }
    return plate
  }

  private func worst(_ plate: ForcePlate, _ baseline: PlateBaseline) throws -> Double {
    let found = try #require(
      PlateSignals.of(plate, baseline: baseline, markerRate: 100).value)
    let truth = try PlateReadingTests.loads(Self.clean)
    return zip(found.loads, truth).map { ($0.force - $1.force).length }.max() ?? .infinity
  }

  @Test("the range that the file names is taken from the signals, and said")
  func file() throws {
    var plate = Self.offset { _ in -13 }
    #expect(try worst(plate, .file) > 12)
    plate.zeroRange = 1...10
    #expect(try worst(plate, .file) < 1e-9)
    #expect(try worst(plate, .none) > 12)
    let notes = PlateSignals.of(plate, baseline: .file, markerRate: 100).value?.notes ?? []
    #expect(notes.contains { $0.contains("frames 1 to 10") })
  }

  @Test("a range outside the trial changes nothing")
  func outside() throws {
    var plate = Self.clean
    plate.zeroRange = 90_000...90_010
    #expect(try worst(plate, .file) == 0)
  }

  @Test("drift goes away on request: a straight line through the free plate's samples")
  func unloaded() throws {
    let plate = Self.offset { -20 + Self.drift * Double($0) }
    // The first and last newtons of a step count as free too, which tilts the line a little.
    #expect(try worst(plate, .none) > 19)
    #expect(try worst(plate, .unloaded) < 0.5)
    let notes = PlateSignals.of(plate, baseline: .unloaded, markerRate: 100).value?.notes ?? []
    #expect(notes.contains { $0.contains("drifts") })
  }

  @Test("a plate that is never free keeps its signals")
  func loaded() throws {
    let plate = Self.offset { _ in -400 }
    let found = try #require(
      PlateSignals.of(plate, baseline: .unloaded, markerRate: 100).value)
    #expect(found.loads[0].force.z > 0)
  }

  @Test("a range in which somebody stands sets no zero, and that is said")
  func stoodOn() throws {
    for level in [-700.0, -35] {
      // Only the frames of the range bear it.
      var plate = Self.offset { $0 < 100 ? level : 0 }
      plate.zeroRange = 1...10
      let found = try #require(
        PlateSignals.of(plate, baseline: .file, markerRate: plate.rate / 10).value)
      let raw = try #require(
        PlateSignals.of(plate, baseline: .none, markerRate: plate.rate / 10).value)
      #expect(found.loads == raw.loads)
      #expect(found.notes.contains { $0.contains("somebody stands there") })
    }
  }

  @Test("an offset that the free plate shows all along is a zero, however large")
  func largeOffset() throws {
    var plate = Self.offset { _ in -60 }
    plate.zeroRange = 1...10
    #expect(try worst(plate, .file) < 1e-9)
  }
}
