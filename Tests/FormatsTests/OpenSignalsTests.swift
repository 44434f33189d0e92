import Formats
import Foundation
import HDF5
import Motion
import TestSupport
import Testing

struct OpenSignalsTests {
  /// A file as OpenSignals lays it out.
  static func file(
    devices: [(name: String, rate: Double)], channels: Int, shape: [Int] = [4, 1]
  ) throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).h5")
    let writer = try HDF5Writer(path: url.path)
    for device in devices {
      try writer.createGroup("/\(device.name)/raw")
      try writer.createGroup("/\(device.name)/support")
      try writer.setAttribute("sampling rate", .number(device.rate), of: "/\(device.name)")
      for channel in 1...channels {
        try writer.write(
          (0..<shape.reduce(1, *)).map { Double(32768 + $0 * channel) }, shape: shape,
          at: "/\(device.name)/raw/channel_\(channel)")
      }
    }
    try writer.save()
    return url
  }

  @Test("channels are counts without a unit, at their device's rate, and the notice says so")
  func counts() throws {
    let url = try Self.file(devices: [("A", 1000)], channels: 2)
    defer { try? FileManager.default.removeItem(at: url) }
    let recording = try RecordingFormats.recording(at: url.path)
    #expect(recording.format == OpenSignals.name)
    #expect(recording.analog.map(\.label) == ["channel_1", "channel_2"])
    #expect(recording.analog.allSatisfy { $0.unit == nil && $0.rate == 1000 })
    #expect(recording.analog[1].samples == [32768, 32770, 32772, 32774])
    #expect(recording.notices.contains { $0.text.contains("transfer function") })
  }

  @Test("two devices keep their names and rates apart; a table is no signal")
  func devices() throws {
    let two = try Self.file(devices: [("A", 1000), ("B", 500)], channels: 1)
    let wide = try Self.file(devices: [("A", 1000)], channels: 1, shape: [2, 3])
    defer {
      try? FileManager.default.removeItem(at: two)
      try? FileManager.default.removeItem(at: wide)
    }
    let recording = try RecordingFormats.recording(at: two.path)
    #expect(recording.analog.map(\.label) == ["A channel_1", "B channel_1"])
    #expect(recording.analog.map(\.rate) == [1000, 500])
    #expect(throws: ReadError.self) { try RecordingFormats.recording(at: wide.path) }
  }

  @Test("real recordings are read whole", .enabled(if: RealData.isAvailable))
  func real() throws {
    for (file, channels) in [("emg_bursts.h5", 1), ("GON.h5", 2), ("loft_time_subject_1.h5", 5)] {
      let path = RealData.path("opensignals-hdf5/" + file)
      let recording = try RecordingFormats.recording(at: path)
      #expect(recording.format == OpenSignals.name)
      #expect(recording.analog.count >= channels, "\(file): \(recording.analog.map(\.label))")
      #expect(recording.analog.allSatisfy { $0.samples.count > 1000 && $0.rate >= 500 })
    }
  }
}
