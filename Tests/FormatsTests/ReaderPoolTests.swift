import Foundation
import HDF5
import Motion
import Testing

@testable import Formats

@Suite("ReaderPool")
struct ReaderPoolTests {
  private func written() throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    _ = try HDF5Recording.write(HDF5RecordingTests.full(), to: folder.path("a.h5"))
    return (folder, folder.path("a.h5"))
  }

  /// What becomes of a file whose reader is a shell that runs a line.
  private func refusal(_ line: String) throws -> ReadError? {
    let (folder, path) = try written()
    defer { folder.remove() }
    let pool = ReaderPool(
      program: "/bin/sh", arguments: ["-c", line], time: .milliseconds(300))
    return #expect(throws: ReadError.self) {
      try ReaderPool.$current.withValue(pool) {
        try RecordingFormats.recording(at: path, file: "walk.h5")
      }
    }
  }

  @Test("refuses by name the file at which a reader crashed, ended, hung, or talked too much")
  func ends() throws {
    let crashed = try refusal("kill -SEGV $$")
    #expect(crashed?.file == "walk.h5")
    #expect(crashed?.problem.contains("crashes the HDF5 library (signal 11)") == true)
    #expect(try refusal("exit 3")?.problem.contains("(status 3)") == true)
    #expect(try refusal("sleep 5")?.problem.contains("longer than 0.3 s") == true)
    let loud = try refusal(#"printf '\377\377\377\377\377\377\377\177' >&0; sleep 5"#)
    #expect(loud?.problem.contains("holds more than") == true)
    let vague = try refusal(#"printf '\3\0\0\0\0\0\0\0abc' >&0; sleep 5"#)
    #expect(vague?.problem.contains("damages the process") == true)
    let absent = ReaderPool(program: "/nowhere", arguments: [])
    let (folder, path) = try written()
    defer { folder.remove() }
    #expect(throws: ReadError.self) {
      try absent.recording(at: path, file: "walk.h5", paths: HDF5Paths())
    }
  }

  @Test("a process that refused a file reads no other, one that read a file does")
  func spoiled() throws {
    let (folder, path) = try written()
    defer { folder.remove() }
    func starts(_ answer: ReaderAnswer) throws -> Int {
      let count = UInt64(answer.bytes.count)
      let head = (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
      try Data(head + answer.bytes).write(to: URL(fileURLWithPath: folder.path("answer")))
      try Data().write(to: URL(fileURLWithPath: folder.path("starts")))
      let line =
        "cd '\(folder.path(""))'; echo x >> starts; cat answer >&0; cat answer >&0; sleep 5"
      let pool = ReaderPool(program: "/bin/sh", arguments: ["-c", line])
      for _ in 0..<2 { _ = try? pool.recording(at: path, file: "walk.h5", paths: HDF5Paths()) }
      return try Data(contentsOf: URL(fileURLWithPath: folder.path("starts"))).count / 2
    }
    let refusal = ReadError(file: "walk.h5", problem: "is cut", remedy: "copy it again")
    #expect(try starts(.error(refusal)) == 2)
    #expect(try starts(.recording(HDF5RecordingTests.full())) == 1)
    var other = refusal
    other.isNoRecording = true
    #expect(try starts(.error(other)) == 1)
  }

  @Test("a recording whose markers have other frames than it says is a broken message")
  func unequalFrames() throws {
    var recording = HDF5RecordingTests.full()
    recording.frameCount += 1
    let bytes = ReaderAnswer.recording(recording).bytes
    #expect(throws: ByteMessageReader.Broken.self) { try ReaderAnswer(bytes) }
  }

  @Test("a reader asks no other reader, whatever it inherits")
  func endOfTheLine() throws {
    let (folder, path) = try written()
    defer { folder.remove() }
    let other = ReaderPool(program: "/bin/sh", arguments: ["-c", "exit 3"])
    ReaderPool.$current.withValue(other) {
      let request = ReaderRequest(.recording, path: path, file: "walk.h5", paths: HDF5Paths())
      guard case .recording = ReaderChild.answer(to: request) else {
        Issue.record("the reader did not read the file itself")
        return
      }
    }
  }

  @Test("reads other formats in this process")
  func others() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Data(TextSamples.wide.utf8).write(to: URL(fileURLWithPath: folder.path("a.csv")))
    let pool = ReaderPool(program: "/bin/sh", arguments: ["-c", "exit 3"])
    let recording = try ReaderPool.$current.withValue(pool) {
      try RecordingFormats.recording(at: folder.path("a.csv"))
    }
    #expect(!recording.trajectories.isEmpty)
  }

  // MARK: - Messages

  @Test("a request and an answer come through as they were")
  func messages() throws {
    let request = ReaderRequest(
      .tree, path: "/a/b.h5", file: "b.h5", paths: HDF5Paths(["markers": "/x", "up_axis": "+Z"]))
    #expect(ReaderRequest(request.bytes) == request)
    let whole = HDF5RecordingTests.full()
    let bytes = ReaderAnswer.recording(whole).bytes
    guard case .recording(let back) = try ReaderAnswer(bytes) else {
      Issue.record("no recording came back")
      return
    }
    // NaN is unequal to itself, and the order of a dictionary is no one's: bytes are compared.
    #expect(ReaderAnswer.recording(back).bytes == bytes)
    #expect(back.trajectories.map(\.label) == whole.trajectories.map(\.label))
    #expect(back.events == whole.events)
    #expect(back.measures == whole.measures)
    #expect(back.notices == whole.notices)
    for place in [Place.wholeFile, .byte(7), .line(3, column: 4), .object("/x")] {
      let error = ReadError(
        file: "a", place: place, problem: "b", remedy: "c", isNoRecording: place == .byte(7))
      guard case .error(let back) = try ReaderAnswer(ReaderAnswer.error(error).bytes) else {
        Issue.record("no error came back")
        return
      }
      #expect(back == error)
    }
  }

  @Test("a message that is cut or changed is broken, and never a crash", arguments: 0..<4)
  func brokenMessages(seed: Int) {
    var random = SeededNumbers(seed: seed)
    let whole = ReaderAnswer.recording(HDF5RecordingTests.full()).bytes
    for cut in stride(from: 0, to: whole.count, by: 97) {
      #expect(throws: ByteMessageReader.Broken.self) { try ReaderAnswer(Array(whole[..<cut])) }
    }
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<4 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          [0, 1, 0x7F, 0xFF]
          .randomElement(using: &random) ?? 0
      }
      _ = try? ReaderAnswer(bytes)
    }
  }
}
