import Formats
import Foundation
import Motion
import Testing

@Suite("Motion-BIDS")
struct MotionBIDSTests {
  /// Writes a recording with its siblings into a folder of its own.
  private func read(
    motion: String, channels: String?, json: String? = "{\"SamplingFrequency\": 50}",
    axes: String? = nil, events: String? = nil
  ) throws -> Recording {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String?, _ suffix: String) throws {
      let url = folder.appendingPathComponent("sub-01_task-walk" + suffix)
      try text?.write(to: url, atomically: true, encoding: .utf8)
    }
    try write(motion, "_tracksys-optical_motion.tsv")
    try write(channels, "_tracksys-optical_channels.tsv")
    try write(json, "_tracksys-optical_motion.json")
    try write(axes, "_tracksys-optical_channels.json")
    try write(events, "_events.tsv")
    return try RecordingFormats.recording(
      at: folder.appendingPathComponent("sub-01_task-walk_tracksys-optical_motion.tsv").path,
      file: "walk_motion.tsv")
  }

  private static let channels = """
    name\tcomponent\ttype\ttracked_point\tunits\treference_frame
    k_z\tz\tPOS\tLKNE\tmm\tglobal
    k_x\tx\tPOS\tLKNE\tmm\tglobal
    k_y\ty\tPOS\tLKNE\tmm\tglobal
    a\tx\tACCEL\tshank\tm/s^2\tlocal
    """

  @Test("positions by tracked point and component, axes, rate, events, n/a")
  func whole() throws {
    let recording = try read(
      motion: "3000\t1000\t2000\t9\n3001\tn/a\tn/a\t9\n3002\t1002\t2002\tn/a\n",
      channels: Self.channels,
      axes: "{\"reference_frame\": {\"Levels\": {\"global\": {\"SpatialAxes\": \"ALS\"}}}}",
      events: "onset\tduration\ttrial_type\n0.04\t0\tleft foot off\n0.02\tn/a\tLHS\n")
    #expect(recording.format == "Motion-BIDS")
    #expect(recording.frameRate == 50)
    #expect(recording.up == .plusZ)
    #expect(recording.forward == .plusX)
    let knee = try #require(recording.trajectory("LKNE"))
    #expect(agree(knee.x, [1, .nan, 1.002]))
    #expect(agree(knee.z, [3, 3.001, 3.002]))
    #expect(recording.events.map(\.kind) == [.initialContact, .footOff])
    #expect(recording.events.map(\.side) == [.left, .left])
    #expect(recording.notices.contains { $0.text.contains("type ACCEL are passed over") })
  }

  @Test("letters that point down or back turn the axis round")
  func axes() throws {
    let recording = try read(
      motion: "3000\t1000\t2000\t9\n3001\t1001\t2001\t9\n", channels: Self.channels,
      axes: "{\"reference_frame\": {\"Levels\": {\"global\": {\"SpatialAxes\": \"RDB\"}}}}")
    #expect(recording.up == .minusY)
    #expect(recording.forward == .minusZ)
  }

  @Test("without channels, without a rate and with half the units it is refused")
  func refusals() throws {
    let motion = "3000\t1000\t2000\t9\n3001\t1001\t2001\t9\n"
    func problem(_ channels: String?, json: String? = nil) -> String {
      do {
        _ = try read(motion: motion, channels: channels, json: json)
        return "read"
      } catch { return (error as? ReadError)?.diagnostic ?? "\(error)" }
    }
    #expect(problem(nil).contains("_channels.tsv beside it, found none"))
    #expect(problem(Self.channels).contains("expected SamplingFrequency in "))
    let half = Self.channels.replacing("LKNE\tmm\tglobal\nk_y", with: "LKNE\tn/a\tglobal\nk_y")
    #expect(problem(half, json: "{\"SamplingFrequency\": 50}").contains("for every position or"))
    #expect(problem(Self.channels, json: "[1").contains("expected a JSON object"))
  }

  @Test("what a folder above says holds, unless a nearer file says otherwise")
  func inheritance() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let place = "sub-01/ses-a/motion/"
    try FileManager.default.createDirectory(
      atPath: folder.path(place), withIntermediateDirectories: true)
    let channels =
      "name\tcomponent\ttype\ttracked_point\tunits\nx\tx\tPOS\tLASI\tmm\ny\ty\tPOS\tLASI\tmm\n"
      + "z\tz\tPOS\tLASI\tmm\n"
    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    let name = place + "sub-01_ses-a_task-walk_tracksys-omc_motion.tsv"
    try write(name, "1000\t2\t3\n1001\t2\t3\n")
    try write("sub-01/sub-01_tracksys-omc_channels.tsv", channels)
    try write("task-walk_motion.json", "{\"SamplingFrequency\": 200}")
    // Of another task, and of no entity at all: neither holds here.
    try write("sub-01/task-run_motion.json", "{\"SamplingFrequency\": 50}")
    try write("sub-01/_motion.json", "{\"SamplingFrequency\": 50}")
    let path = folder.path(name)
    #expect(try RecordingFormats.recording(at: path, file: name).frameRate == 200)
    #expect(RecordingFormats.companions(of: path).count == 2)
    try write("task-walk_tracksys-omc_motion.json", "{\"SamplingFrequency\": 120}")
    #expect(try RecordingFormats.recording(at: path, file: name).frameRate == 120)
    try write("sub-01/task-walk_motion.json", "{\"SamplingFrequency\": 100}")
    #expect(try RecordingFormats.recording(at: path, file: name).frameRate == 100)
    #expect(
      RecordingFormats.companions(of: path).map { $0.dropFirst(folder.url.path.count + 1) } == [
        "sub-01/sub-01_tracksys-omc_channels.tsv", "sub-01/task-walk_motion.json",
      ])
  }

  private static let motion = "3000\t1000\t2000\t9\n3001\t1001\t2001\t9\n3002\t1002\t2002\t9\n"

  @Test("a first row that names the channels is no data")
  func headerRow() throws {
    let recording = try read(motion: "k_z\tk_x\tk_y\ta\n" + Self.motion, channels: Self.channels)
    #expect(recording.frameCount == 3)
    #expect(recording.trajectory("LKNE")?.z.first == 3)
  }

  @Test(
    "the effective rate counts before the nominal one, wherever it stands",
    arguments: [
      "{\"SamplingFrequency\": 90, \"SamplingFrequencyEffective\": 89.489}",
      "{\"TrackingSystems\": [{\"other\": {\"SamplingFrequency\": 20}}, "
        + "{\"optical\": {\"SamplingFrequency\": 89.489}}]}",
      "{\"TrackingSystems\": [{\"TrackingSystemName\": \"optical\", "
        + "\"SamplingFrequency\": 90, \"SamplingFrequencyEffective\": 89.489}]}",
    ])
  func effective(json: String) throws {
    let recording = try read(motion: Self.motion, channels: Self.channels, json: json)
    #expect(abs(recording.frameRate - 89.489) < 1e-9)
  }

  @Test("a latency that jitters does not refuse a stated rate, and is said")
  func jitter() throws {
    let channels = Self.channels.replacing(
      "a\tx\tACCEL\tshank\tm/s^2\tlocal", with: "t\tn/a\tLATENCY\tn/a\ts\tn/a")
    let rows = [0.0, 0.021, 0.0395, 0.061, 0.08].enumerated().map { "\(3000 + $0)\t1\t2\t\($1)\n" }
    let recording = try read(motion: rows.joined(), channels: channels)
    #expect(recording.frameRate == 50)
    #expect(recording.notices.contains { $0.text.contains("times are uneven") })
  }
}
