import Formats
import Foundation
import Motion
import TestSupport
import Testing

struct DataLOGTests {
  static let header = """
    File Name: x.log
    Channel 1: 'RF', 3 values, engineering units: mV, no filters.
    Channel 2: 'FX', 1 values, engineering units: deg, no filters, extrapolated from 50 to 1000 \
    samples per second.

    """

  func read(_ text: String) throws -> Recording {
    try DataLOG.recording(of: Array(text.utf8), name: "x", file: "x.txt")
  }

  @Test("channels have their names, SI units and the rate; short rows are gaps")
  func channels() throws {
    let recording = try read(Self.header + "\n1\t90\n-2.5\t45\n0.5\n")
    #expect(recording.analog.map(\.label) == ["RF", "FX"])
    #expect(recording.analog.map(\.rate) == [1000, 1000])
    #expect(recording.analog[0].samples == [0.001, -0.0025, 0.0005])
    #expect(recording.analog[0].unit == .volt && recording.analog[1].unit == .radian)
    #expect(abs(recording.analog[1].samples[0] - .pi / 2) < 1e-12)
    #expect(recording.analog[1].samples[2].isNaN)
    #expect(recording.notices.count == 1 && recording.notices[0].text.contains("50 to 1000"))
  }

  @Test("a header without a rate, and a word among the numbers, are refused with their place")
  func refused() throws {
    let withoutRate =
      "File Name: x\nChannel 1: 'RF', 3 values, engineering units: mV, no filters.\n\n1\n"
    #expect(throws: ReadError.self) { try read(withoutRate) }
    do {
      _ = try read(Self.header + "\n1\t90\nx\t45\n")
      Issue.record("read")
    } catch let error as ReadError {
      #expect(error.place == .line(6, column: 1), "\(error.diagnostic)")
      #expect(error.problem.contains("channel RF"))
    }
    #expect(throws: ReadError.self) { try read("File Name: x\n") }
  }

  @Test("is told by its channel lines, whatever its ending")
  func recognised() {
    #expect(DataLOG.recognizes(Array(Self.header.utf8), ending: "txt"))
    #expect(!DataLOG.recognizes(Array("Channel 1, two\n1\t2\n".utf8), ending: "txt"))
  }

  @Test("a real recording holds four muscles and a goniometer", .enabled(if: RealData.isAvailable))
  func real() throws {
    let path = RealData.path("uci-lower-limb-emg/5Nmar.txt")
    let recording = try RecordingFormats.recording(at: path)
    #expect(recording.format == DataLOG.name)
    #expect(recording.analog.map(\.label) == ["RF", "BF", "VM", "ST", "FX"])
    let counts = recording.analog.map { $0.samples.count { $0.isFinite } }
    #expect(counts.prefix(4).allSatisfy { abs($0 - 6563) <= 1 }, "\(counts)")
  }
}
