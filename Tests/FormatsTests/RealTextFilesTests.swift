import Formats
import Foundation
import Motion
import TestSupport
import Testing

@Suite("Real text recordings", .enabled(if: RealData.isAvailable))
struct RealTextFilesTests {
  private func recording(_ path: String) throws -> Recording {
    try RecordingFormats.recording(at: RealData.path(path), file: path)
  }

  private func refusal(_ path: String) -> String {
    do {
      _ = try recording(path)
      return "was read"
    } catch let error as ReadError {
      return error.diagnostic.split(separator: "/").last.map(String.init) ?? ""
    } catch {
      return "\(error)"
    }
  }

  @Test("Nexus trajectories: 51 markers, 580 frames, 915 empty cells")
  func markers() throws {
    let recording = try recording("pyomeca-nexus-csv/markers.csv")
    #expect(recording.trajectories.count == 51)
    #expect(recording.frameCount == 580)
    #expect(recording.frameRate == 100)
    #expect(recording.prefixes == ["boite", "Daphnee"])
    let missing = recording.trajectories.map { marker in
      (marker.x + marker.y + marker.z).count { $0.isNaN }
    }
    #expect(missing.reduce(0, +) == 915)
    #expect(recording.trajectory("gauche_ext")?.x[579] == 0.0992596)
    #expect(recording.notices.isEmpty)
  }

  @Test("Nexus devices: 38 channels at 2000 Hz, unplugged ones kept")
  func analogs() throws {
    let recording = try recording("pyomeca-nexus-csv/analogs.csv")
    #expect(recording.analog.count == 38)
    #expect(recording.analog.allSatisfy { $0.rate == 2000 && $0.samples.count == 11_600 })
    #expect(recording.analog.allSatisfy { $0.unit == .volt })
    #expect(Set(recording.analog.map(\.label)).count == 38)
    #expect(recording.analog[6].label == "EMG1")
    #expect(recording.analog[6].samples[0] == -2.61e-05)
    #expect(recording.frameRate == 100)
    #expect(recording.frameCount == 580)
    #expect(recording.analog.contains { $0.samples.allSatisfy { $0 == 0 } })
  }

  @Test("Nexus model outputs: first frame 695, kinetics empty outside plate contact")
  func modelOutputs() throws {
    let recording = try recording("pycgm-nexus-model-outputs/Movement_trial.csv")
    #expect(recording.firstFrame == 695)
    #expect(recording.frameCount == 323)
    #expect(recording.frameRate == 120)
    #expect(recording.trajectories.isEmpty)
    let empty = recording.modelOutputs.flatMap(\.columns).joined().count { $0.isNaN }
    #expect(empty == 5040)
    let moment = try #require(recording.modelOutputs.first { $0.label == "LKneeMoment" })
    #expect(moment.kind == .moment)
    #expect(moment.unit == .newtonMillimetrePerKilogram)
    #expect(recording.modelOutputs.first { $0.label == "HED" }?.columns.count == 9)
  }

  @Test("Nexus devices and trajectories saved again by a spreadsheet")
  func twoSections() throws {
    let recording = try recording("musclesynergies-nexus-csv/abridged_data.csv")
    #expect(recording.plates.map(\.label) == ["1", "2"])
    #expect(
      recording.analog.map(\.label) == ["VL", "RF", "GMED", "TFL", "GMAXS", "GMAXI", "BF", "ST"])
    #expect(recording.analog[0].rate == 300)
    #expect(recording.frameRate == 100)
    #expect(recording.frameCount == 2)
    #expect(recording.trajectories.map(\.missingCount) == [0, 2, 0, 2])
  }

  @Test(
    "TRC files of many writers",
    arguments: [
      ("bmclab-cortex-walk/walk1.trc", 28, 364, 150.0, 1.03982568),
      ("btk-orthotrak-gait/TRCSamples/Gait.trc", 33, 487, 100, nil),
      ("opencaplab-subject4/MarkerData/walking1.trc", 51, 131, 100, 1.41067),
      (
        "nimble-synthetic-id-truth/subject01/trials/walk2/markers.trc", 64, 223, 200,
        1.440941319575298
      ),
      ("pyomeca-nexus-csv/markers.trc", 51, 93, 100, 0.0809832),
      ("format-torture-trc-mot/markers.trc", 61, 281, 100, 1.573),
      ("format-torture-trc-mot/Input/TRCSamples/Knee.trc", 71, 200, 200, 0.1132497),
      (
        "format-torture-trc-mot/OpenSim/Common/Test/dataWithBlanksForMissingMarkers.trc", 40, 464,
        250, nil
      ),
      ("format-torture-trc-mot/OpenSim/Common/Test/dataWithEformat.trc", 14, 5, 119.88012, 0.0746),
      (
        "format-torture-trc-mot/OpenSim/Common/Test/dataWithNaNsOfDifferentCases.trc", 14, 5, 250,
        -0.333753526
      ),
      ("format-torture-trc-mot/OpenSim/Common/Test/exampleFormat.trc", 3, 5, 100, nil),
      (
        "format-torture-trc-mot/OpenSim/Tests/shared/gait10dof18musc_walk_CRLF_line_ending.trc", 41,
        10, 60, 1.05527502
      ),
      (
        "opensim-gait2354-ik-id-reference/Bindings/Python/tutorials/resources/Tutorial 5/subject01_walk1.trc",
        41, 151, 60, 1.05527502
      ),
    ] as [(String, Int, Int, Double, Double?)])
  func trc(path: String, markers: Int, frames: Int, rate: Double, firstY: Double?) throws {
    let recording = try recording(path)
    #expect(recording.trajectories.count == markers)
    #expect(recording.frameCount == frames)
    #expect(recording.frameRate == rate)
    let y = recording.trajectories[0].y[0]
    if let firstY { #expect(abs(y - firstY) < 1e-12) } else { #expect(y.isNaN) }
  }

  @Test("OpenCap: 375 cells of nan")
  func nanText() throws {
    let recording = try recording("opencaplab-subject4/MarkerData/walking1.trc")
    let missing = recording.trajectories.map { marker in
      (marker.x + marker.y + marker.z).count { $0.isNaN }
    }
    #expect(missing.reduce(0, +) == 375)
  }

  @Test(
    "TRC files that hold no named markers are refused with place and remedy",
    arguments: [
      ("Empty.trc", "Empty.trc:1:1: error: expected PathFileType, found the end of the file"),
      (
        "Truncated.trc",
        "Truncated.trc:3:1: error: expected the header values, found the end of the file"
      ),
      (
        "10002-20130626160334-Unnamed.trc",
        "10002-20130626160334-Unnamed.trc:4:13: error: expected the names of the markers, found none"
      ),
      (
        "10002-20130731010438-Unnamed.trc",
        "10002-20130731010438-Unnamed.trc:4:13: error: expected the names of the markers, found none"
      ),
    ])
  func refusedTRC(name: String, expected: String) {
    #expect(refusal("format-torture-trc-mot/Input/TRCSamples/" + name).hasPrefix(expected))
  }

  @Test(
    "ground reactions of OpenSim tables",
    arguments: [
      ("opencaplab-subject4/ID/walking1_grf.mot", ["1", "2"], 100.0),
      ("opencaplab-subject4/ID/static1_grf.mot", ["1", "2", "3"], 100),
      ("nimble-synthetic-id-truth/subject01/trials/walk2/grf.mot", ["r", "l"], 200),
      (
        "opensim-gait2354-ik-id-reference/Applications/ID/tests/resources/subject01_walk1_grf.mot",
        ["1", "l"], 600
      ),
    ])
  func groundReactions(path: String, plates: [String], rate: Double) throws {
    let recording = try recording(path)
    #expect(recording.plates.map(\.label) == plates)
    #expect(recording.plates.allSatisfy { $0.channels.count == 9 && $0.rate == rate })
    let heights = recording.plates.map { $0.channels[4].samples.max() ?? 9 }
    #expect(heights.allSatisfy { $0 < 1.5 })
  }

  @Test(
    "tables of angles and moments are no recordings",
    arguments: [
      "pyomeca-nexus-csv/inverse_kin.mot", "pyomeca-nexus-csv/inverse_dyn.sto",
      "nimble-synthetic-id-truth/subject01/coordinates.sto",
      "opencaplab-subject4/IK/walking1_manual_scaling_ik.mot",
      "opensim-forceplate-reference/OpenSim/Common/Test/std_walking2_analog.sto",
      "format-torture-trc-mot/OpenSim/Tests/shared/gait10dof18musc_ik_CRLF_line_ending.mot",
    ])
  func noRecordings(path: String) {
    #expect {
      _ = try recording(path)
    } throws: { ($0 as? ReadError)?.isNoRecording == true }
  }

  @Test("of tables with every tenth row and the last, the last row is left out and named")
  func unevenTables() throws {
    let folder = "opensim-forceplate-reference/OpenSim/Common/Test/"
    let markers = try recording(folder + "std_walking2_markers.trc")
    #expect(markers.frameCount == 125)
    #expect(markers.notices.contains { $0.text.contains("the last row, line 132,") })
    let forces = try recording(folder + "std_walking2_grfs.sto")
    #expect(forces.plates.allSatisfy { $0.channels.allSatisfy { $0.samples.count == 100 } })
    #expect(forces.notices.contains { $0.text.contains("the last row, line 107,") })
  }

  @Test("markers that Cortex leaves without a name are passed over with a notice")
  func nameless() throws {
    let recording = try recording("btk-orthotrak-gait/TRCSamples/Gait.trc")
    #expect(
      recording.notices.map(\.text) == [
        "markers without a name, behind the 33 named ones, are passed over"
      ])
  }

  @Test("the parameters of a real VSK file")
  func vsk() throws {
    let measures = try SubjectParameterFiles.measures(
      at: RealData.path("pycgm-nexus-model-outputs/Test.vsk"), file: "Test.vsk")
    #expect(measures[.mass] == 85)
    #expect(measures[.height] == 1.679)
    #expect(measures[.legLength(.right)] == 0.866)
    #expect(agree([measures[.kneeWidth(.left)] ?? .nan], [0.144]))
    #expect(measures[.staticPlantarFlexion(.left)] == 0.25269871950149536)
    #expect(measures[.tibialTorsion(.left)] == nil)
  }
}
