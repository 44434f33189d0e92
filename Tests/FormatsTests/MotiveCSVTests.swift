import Formats
import Foundation
import Motion
import Testing

@Suite("Motive CSV")
struct MotiveCSVTests {
  private static let types = ["Bone", "Bone Marker", "Marker", "Marker"]
  private static let names = ["P1:LThigh", "P1:LKNE", "P1:LKNE", "Unlabeled 1001"]

  /// A take with one bone, one solved and two measured markers.
  private static func take(
    unit: String = "Millimeters", kinds: [Int] = [0, 1, 2, 3], separator: String = ",",
    hasParent: Bool = true
  ) -> String {
    let widths = kinds.map { $0 == 0 ? 7 : 3 }
    func row(_ title: String, _ cell: (Int) -> String) -> String {
      (["", title]
        + zip(kinds, widths).flatMap { kind, width in
          Array(repeating: cell(kind), count: width)
        }).joined(separator: separator)
    }
    let parts = kinds.flatMap { kind in
      (kind == 0 ? Array(repeating: "Rotation", count: 4) : [])
        + Array(repeating: "Position", count: 3)
    }
    let axes = kinds.flatMap { ($0 == 0 ? ["X", "Y", "Z", "W"] : []) + ["X", "Y", "Z"] }
    func values(_ frame: Int) -> [String] {
      kinds.flatMap { kind -> [String] in
        if kind == 0 { return ["0", "0", "0", "1", "5", "6", "7"] }
        if kind == 2, frame == 1 { return ["", "", ""] }
        let base = 100 * kind + frame
        return ["\(base).25", "\(base + 10).5", "\(base + 20)"].map {
          separator == ";" ? $0.replacing(".", with: ",") : $0
        }
      }
    }
    let head = [
      "Format Version", "1.25", "Take Name", "walk", "Export Frame Rate", "100",
      "Total Exported Frames", "3", "Rotation Type", "Quaternion", "Length Units", unit,
    ]
    var lines = [head.joined(separator: separator), ""]
    lines.append(row("Type") { types[$0] })
    lines.append(row("Name") { names[$0] })
    lines.append(row("ID") { "\($0)" })
    if hasParent { lines.append(row("Parent") { _ in "Root" }) }
    lines.append((["", ""] + parts).joined(separator: separator))
    lines.append((["Frame", "Time (Seconds)"] + axes).joined(separator: separator))
    for frame in 0..<3 {
      let time = separator == ";" ? "0,0\(frame)" : "0.0\(frame)"
      lines.append((["\(frame)", time] + values(frame)).joined(separator: separator))
    }
    return "\u{FEFF}" + lines.joined(separator: "\n") + "\n"
  }

  private func read(_ text: String) throws -> Recording {
    let bytes = Array(text.utf8)
    #expect(MotiveCSV.recognizes(bytes, ending: ""))
    return try MotiveCSV.recording(of: bytes, name: "walk", file: "walk.csv")
  }

  @Test("measured markers are read in metres, with gaps, prefix and frame numbers")
  func measured() throws {
    let recording = try read(Self.take())
    #expect(recording.trajectories.map(\.label) == ["LKNE"])
    #expect(recording.prefixes == ["P1"])
    #expect(recording.frameRate == 100)
    #expect(recording.firstFrame == 0)
    #expect(recording.lengthUnit == .millimetre)
    let knee = try #require(recording.trajectory("LKNE"))
    #expect(agree(knee.x, [0.20025, .nan, 0.20225]))
    #expect(agree(knee.z, [0.220, .nan, 0.222]))
    let words = recording.notices.map(\.text).joined(separator: "\n")
    #expect(words.contains("1 markers without a label are passed over"))
    #expect(words.contains("1 markers as Motive's skeleton has them are passed over"))
    #expect(words.contains("columns of another type are passed over: Bone"))
  }

  @Test("metres, a decimal comma and a header without parents make no difference")
  func variants() throws {
    let reference = try read(Self.take())
    let metres = try read(Self.take(unit: "Meters", hasParent: false))
    let comma = try read(Self.take(separator: ";"))
    #expect(agree(metres.trajectories[0].x, reference.trajectories[0].x.map { $0 * 1000 }))
    #expect(agree(comma.trajectories[0].x, reference.trajectories[0].x))
    #expect(agree(comma.trajectories[0].y, reference.trajectories[0].y))
  }

  @Test("solved markers are used where there are no measured ones, and that is said")
  func solved() throws {
    let recording = try read(Self.take(kinds: [0, 1]))
    #expect(recording.trajectories.map(\.label) == ["LKNE"])
    #expect(recording.notices.contains { $0.text.contains("fitted to its skeleton") })
  }

  @Test("rows of the header without titles, as Motive 1 writes them; inches")
  func untitled() throws {
    let take = Self.take(unit: "Inches", hasParent: false)
    var bare = take
    for title in [",Type,", ",Name,", ",ID,"] { bare = bare.replacing(title, with: ",,") }
    let (with, without) = try (read(take), read(bare))
    #expect(with.trajectories.map(\.label) == without.trajectories.map(\.label))
    for recording in [with, without] {
      #expect(agree(recording.trajectories[0].x, [200.25 * 0.0254, .nan, 202.25 * 0.0254]))
    }
  }

  @Test(
    "inches and feet are read as any other unit", arguments: [("Inches", 25.4), ("Feet", 304.8)])
  func imperial(unit: String, millimetres: Double) throws {
    let recording = try read(Self.take(unit: unit))
    #expect(recording.lengthUnit?.siFactor == millimetres / 1000)
    let knee = try #require(recording.trajectory("LKNE"))
    #expect(agree(knee.x, [0.20025, .nan, 0.20225].map { $0 * millimetres }))
  }
}
