import Formats
import Foundation
import Motion
import TestSupport
import Testing

@Suite("Cortex forces and analog text")
struct CortexForcesTests {
  @Test("force, point and the free moment about the vertical, in SI units")
  func forces() throws {
    let text =
      "[Force Data]\r\nNumberOfForcePlates=2\r\nSampleRate=450.000000\r\nNumberOfSamples=3\r\n"
      + "#Sample\tFX1\tFY1\tFZ1\tX1\tY1\tZ1\tMZ1\tFX2\tFY2\tFZ2\tX2\tY2\tZ2\tMZ2\r\n"
      + "1\t10\t700\t-5\t100\t0\t200\t4000\t0\t0\t0\t1\t2\t3\t0\r\n"
      + "2\t11\t701\t-6\t101\t0\t201\t4001\t0\t0\t0\t1\t2\t3\t0\r\n"
    let bytes = Array(text.utf8)
    #expect(CortexForces.recognizes(bytes, ending: ""))
    let recording = try CortexForces.recording(of: bytes, name: "walk", file: "walk.forces")
    #expect(recording.plates.map(\.label) == ["1", "2"])
    let plate = recording.plates[0]
    #expect(plate.kind == .laboratoryAxes)
    #expect(plate.rate == 450)
    #expect(agree(plate.channels[1].samples, [700, 701]))
    #expect(agree(plate.channels[5].samples, [0.2, 0.201]))
    #expect(agree(plate.channels[7].samples, [4, 4.001]))
    #expect(agree(plate.channels[8].samples, [0, 0]))
    #expect(recording.notices.contains { $0.text.contains("about the laboratory's Y axis") })
    #expect(recording.notices.contains { $0.text.contains("says 3 samples") })
  }

  @Test("names aligned with blanks above rows between tabs are read; idle plates are said to be so")
  func aligned() throws {
    let text =
      "[Force Data]\nNumberOfForcePlates=1\nSampleRate=200\nNumberOfSamples=2\n"
      + "#Sample       FX1    FY1    FZ1    X1   Y1     Z1     MZ1\n"
      + "1\t0\t0\t0\t1\t0\t2\t0\n2\t0\t0\t0\t1\t0\t2\t0\n"
    let idle = try CortexForces.recording(of: Array(text.utf8), name: "w", file: "w.forces")
    #expect(idle.plates.map(\.label) == ["1"])
    #expect(idle.notices.map(\.text) == ["the plates carry nothing throughout"])
    let carrying = text.replacing("1\t0\t0\t0", with: "1\t0\t700\t0")
    let loaded = try CortexForces.recording(of: Array(carrying.utf8), name: "w", file: "w.forces")
    #expect(loaded.plates[0].channels[1].samples == [700, 0])
    #expect(loaded.notices.contains { $0.text.contains("Y axis") })
  }

  @Test("channels without a name are passed over, and rows that are missing are counted")
  func incomplete() throws {
    let text =
      "File_Type:\tAnalog R/C ASCII\tGeneration#:\t2\nBoard_Type:\tX\tPolarity:\tBipolar\n"
      + "Trial_Name:\tw\tDuration(Sec.):\t5.345\t#Channels:\t3\n"
      + "BitDepth:\t12\tPreciseRate:\t1000\n\nName\tf1x\t\tRF\nRate\t1000\t1000\t1000\n"
      + "Range\t10000\t10000\t2500\n0.000\t2048\t5\t-1024\n0.001\t1\t5\t0\n"
    let recording = try AnalogASCII.recording(of: Array(text.utf8), name: "w", file: "w.anc")
    #expect(recording.analog.map(\.label) == ["f1x", "RF"])
    #expect(agree(recording.analog[1].samples, [-1.25, 0]))
    #expect(
      recording.notices.map(\.text).prefix(2) == [
        "the header says 5345 rows, the file holds 2", "1 channels without a name are passed over",
      ])
  }

  @Test("counts become volts by range and bits")
  func analog() throws {
    func text(_ polarity: String) -> String {
      "File_Type:\tAnalog R/C ASCII\tGeneration#:\t2\r\nBoard_Type:\tX\tPolarity:\t\(polarity)\r\n"
        + "Trial_Name:\tw\t#Channels:\t2\r\nBitDepth:\t12\tPreciseRate:\t1000.000000\r\n\r\n\r\n"
        + "Name\tf1x\tL Rectus\t\r\nRate\t1000\t1000\t\r\nRange\t10000\t2500\t\r\n"
        + "0.000000\t2048\t-1024\t\r\n0.001000\t1\t0\t\r\n"
    }
    for (polarity, factor) in [("Bipolar", 1.0), ("Unipolar", 0.5)] {
      let bytes = Array(text(polarity).utf8)
      #expect(AnalogASCII.recognizes(bytes, ending: "anc"))
      let recording = try AnalogASCII.recording(of: bytes, name: "w", file: "w.anc")
      #expect(recording.analog.map(\.label) == ["f1x", "L Rectus"])
      #expect(recording.analog[0].unit == .volt)
      #expect(recording.analog[0].rate == 1000)
      #expect(agree(recording.analog[0].samples, [10 * factor, 10 * factor / 2048]))
      #expect(agree(recording.analog[1].samples, [-1.25 * factor, 0]))
    }
  }

  @Test("a real walk: EMG as in the C3D file of the same trial", .enabled(if: RealData.isAvailable))
  func real() throws {
    let folder = "btk-orthotrak-gait/"
    let text = try RecordingFormats.recording(
      at: RealData.path(folder + "ANCSamples/Gait.anc"))
    let c3d = try RecordingFormats.recording(
      at: RealData.path(folder + "C3DSamples/others/Gait.c3d"))
    let muscles = text.analog.dropFirst(12)
    #expect(muscles.count == 16)
    #expect(c3d.analog.count >= 16)
    let walk = try RecordingFormats.recording(at: RealData.path("bmclab-cortex-walk/walk1.forces"))
    let largest = walk.plates.map { $0.channels[1].samples.max() ?? 0 }.max() ?? 0
    #expect((800...900).contains(largest))
  }
}
