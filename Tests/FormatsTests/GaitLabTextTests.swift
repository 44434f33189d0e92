import Formats
import Motion
import TestSupport
import Testing

@Suite("GaitLab and OrthoTrak text")
struct GaitLabTextTests {
  private static let blocks = """
    !MarkerFrequency
     50.000
    !ForcePlateFrequency
     50.000
    !EMGFrequency
     50.000
    !AnthropometryTotalBodyMass
     64.900
    !MarkerLeftHeel-3
     0.100 0.200 0.300
     0.110 0.200 0.300
    !ForcePlate1FX
     1
     2
    !ForcePlate1FY
     0
     0
    !ForcePlate1FZ
     700
     701
    !ForcePlate1DX
     0.1
     0.1
    !ForcePlate1DY
     0.2
     0.2
    !ForcePlate1TZ
     5
     6
    !EMGRightHamstrings
     7
     8
    !SegmentLeftThighMass
     6.0

    """

  @Test("blocks become markers, a plate, signals and measures")
  func gaitLab() throws {
    let bytes = Array(Self.blocks.utf8)
    #expect(GaitLabText.recognizes(bytes, ending: "txt"))
    let recording = try GaitLabText.recording(of: bytes, name: "man", file: "man.txt")
    #expect(recording.frameRate == 50)
    #expect(recording.up == .plusZ)
    #expect(agree(recording.trajectory("LeftHeel")?.x ?? [], [0.1, 0.11]))
    #expect(recording.plates.count == 1)
    #expect(agree(recording.plates[0].channels[2].samples, [700, 701]))
    #expect(agree(recording.plates[0].channels[8].samples, [5, 6]))
    #expect(recording.analog.map(\.label) == ["RightHamstrings"])
    #expect(recording.measures[.mass] == 64.9)
    #expect(recording.notices.contains { $0.text.contains("1 blocks of other numbers") })
  }

  @Test("curves and events by frames, at the rate that its cadence tells")
  func orthoTrak() throws {
    let text =
      "Version\t3.0\r\nStarting Frame\t11\r\nR_Cadence\t120.000\r\nL_Cadence\t120.000\r\n"
      + "RHS\t10.000\t110.000\r\nLHS\t60.000\t160.000\r\nLTO\t20.000\r\n"
      + "R_HIP Rot ANG\tR_HIP Flex MOM\tEMG\r\n1\t2\t3\r\n4\t5\t6\r\n"
    let bytes = Array(text.utf8)
    #expect(OrthoTrakText.recognizes(bytes, ending: "xls"))
    let recording = try OrthoTrakText.recording(of: bytes, name: "g", file: "g.xls")
    #expect(recording.frameRate == 100)
    #expect(recording.firstFrame == 11)
    #expect(recording.startTime == 0.1)
    #expect(recording.modelOutputs.map(\.kind) == [.angle, .moment, .other])
    #expect(agree(recording.modelOutputs[1].columns[0], [2, 5]))
    #expect(recording.events.first?.kind == .initialContact)
    #expect(agree(recording.events.map(\.time), [0.1, 0.2, 0.6, 1.1, 1.6]))
  }

  @Test("the real files open", .enabled(if: RealData.isAvailable))
  func real() throws {
    let man = try RecordingFormats.recording(
      at: RealData.path("vaughan-gaitlab-man/manprocessed.txt"))
    #expect(man.trajectories.count == 15)
    #expect(man.frameCount == 85)
    let results = try RecordingFormats.recording(
      at: RealData.path("btk-orthotrak-gait/XLSOrthoTrakSamples/Gait.xls"))
    #expect(results.frameRate == 100)
    #expect(results.firstFrame == 137)
    #expect(results.events.count == 8)
  }
}
