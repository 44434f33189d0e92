import Foundation
import Motion
import Testing

@testable import Formats

@Suite("The size of a body")
struct BodySizeTests {
  /// Twelve markers on a person of 1.7 m, written with a factor and a unit.
  private func read(
    factor: Double, unit: String, lengthUnit: Motion.Unit? = nil, markers: Int = 12
  ) throws -> Recording {
    let names = (0..<markers).map { "M\($0)" }
    var text = "# unit: \(unit)\ntime,"
    text += names.map { "\($0)_x,\($0)_y,\($0)_z" }.joined(separator: ",") + "\n"
    for frame in 0..<3 {
      text += "0.0\(frame)"
      for index in 0..<markers {
        let height = 1.7 * Double(index) / Double(markers - 1)
        text += ",\(0.3 * factor),\(0.2 * factor),\(height * factor)"
      }
      text += "\n"
    }
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).csv")
    try text.write(to: url, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: url) }
    return try RecordingFormats.recording(at: url.path, file: "walk.csv", lengthUnit: lengthUnit)
  }

  @Test("a person in the unit that the file says is read")
  func sound() throws {
    for (factor, unit) in [(1.0, "m"), (100, "cm"), (1000, "mm")] {
      let recording = try read(factor: factor, unit: unit)
      #expect(recording.lengthUnit == Motion.Unit(symbol: unit))
      #expect(abs((recording.trajectories.last?.z[0] ?? 0) - 1.7) < 1e-9)
    }
  }

  @Test("a span beyond every whole number is refused like any other")
  func beyond() throws {
    for factor in [1e19, 1e30, 1e300] {
      #expect {
        try read(factor: factor, unit: "m")
      } throws: { error in
        (error as? ReadError)?.problem.contains("within a frame: the file says m") ?? false
      }
    }
  }

  @Test("a person of 1.7 km, 170 m, 17 m or 1.7 mm is an error of the unit, and says so")
  func faults() throws {
    let cases: [(Double, String, String)] = [
      (1000, "m", "km within a frame: the file says m, the numbers look like mm"),
      (100, "m", "m within a frame: the file says m, the numbers look like cm"),
      (1000, "cm", "m within a frame: the file says cm, the numbers look like mm"),
      (1, "mm", "mm within a frame: the file says mm, the numbers look like m"),
    ]
    for (factor, unit, words) in cases {
      #expect {
        try read(factor: factor, unit: unit)
      } throws: { error in
        let text = (error as? ReadError)?.diagnostic ?? ""
        let likely = words.split(separator: " ").last ?? ""
        return text.contains(words) && text.contains("`laboratory.length_unit: \(likely)`")
          && text.contains("--length-unit \(likely),")
      }
      // The setting puts it right, and that is said.
      let likely = Motion.Unit(symbol: String(words.split(separator: " ").last ?? ""))
      let recording = try read(factor: factor, unit: unit, lengthUnit: likely)
      #expect(abs((recording.trajectories.last?.z[0] ?? 0) - 1.7) < 1e-9)
      #expect(recording.notices.contains { $0.text.contains("as the settings say") })
    }
  }

  @Test("a unit that marey guessed is not put into the file's mouth")
  func guessed() throws {
    // Twelve markers over 16 mm, which nobody is; the unit was told by the size.
    func made() -> Recording {
      let markers = (0..<12).map { index in
        Trajectory(label: "M\(index)", x: [0.3], y: [0.2], z: [0.0015 * Double(index)])
      }
      var recording = Recording(
        name: "walk", format: "TRC", frameRate: 100, frameCount: 1, trajectories: markers)
      recording.lengthUnit = .millimetre
      recording.notices = [CaptureSize.notice(1.5, .millimetre)]
      return recording
    }
    var recording = made()
    #expect {
      try BodySize.settle(&recording, unit: nil, file: "walk.trc")
    } throws: { error in
      let text = (error as? ReadError)?.diagnostic ?? ""
      return !text.contains("the file says")
        && text.contains("the file names no unit and was read as mm")
    }
    var told = made()
    try BodySize.settle(&told, unit: .centimetre, file: "walk.trc")
    #expect(told.notices.contains { $0.text.hasSuffix("the file says nothing") })
  }

  @Test("two or three markers are no body, and may be anywhere")
  func few() throws {
    #expect(try read(factor: 1000, unit: "m", markers: 3).trajectories.count == 3)
  }
}
