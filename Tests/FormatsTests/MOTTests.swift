import Formats
import Motion
import Testing

@Suite("MOT")
struct MOTTests {
  @Test("reads ground reactions as a plate in laboratory axes")
  func reads() throws {
    let recording = try TextSamples.recording(TextSamples.mot)
    let plate = try #require(recording.plates.first)
    #expect(recording.frameCount == 0)
    #expect(recording.startTime == 0)
    #expect(plate.kind == .laboratoryAxes)
    #expect(plate.channels.count == 9)
    #expect(plate.rate == 1000)
    #expect(plate.channels[1].samples == [700, 701, 702])
    #expect(plate.channels[3].samples[0] == 0.1)
    #expect(plate.channels[7].samples == [5, 6, 7])
    #expect(
      plate.channels.map(\.unit)[3...] == [
        .metre, .metre, .metre, .newtonMetre, .newtonMetre, .newtonMetre,
      ])
  }

  @Test(
    "finds the plates under every naming that was seen",
    arguments: [
      (["ground_force_v", "ground_force_p", "ground_torque_"], "1"),
      (["1_ground_force_v", "1_ground_force_p", "1_ground_torque_"], "1"),
      (["l_ground_force_v", "l_ground_force_p", "l_ground_torque_"], "l"),
      (["R_ground_force_v", "R_ground_force_p", "R_ground_torque_"], "r"),
      (["ground_force_r_v", "ground_force_r_p", "ground_torque_r_"], "r"),
      (["ground_force_1_v", "ground_force_1_p", "ground_force_1_m"], "1"),
    ])
  func names(stems: [String], label: String) throws {
    let names = stems.flatMap { stem in ["x", "y", "z"].map { stem + $0 } }
    let text =
      "x\nendheader \n\n   time \t\(names.joined(separator: "\t"))\t\n"
      + "0\t1\t2\t3\t4\t5\t6\t7\t8\t9\t\n0.1\t1\t2\t3\t4\t5\t6\t7\t8\t9\t\n"
    let recording = try TextSamples.recording(text)
    #expect(recording.plates.map(\.label) == [label])
    #expect(recording.plates[0].channels.map { $0.samples[0] } == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(recording.notices.isEmpty)
  }

  @Test("reads tables made from C3D, whose points are millimetres")
  func millimetres() throws {
    let names = ["f", "p", "m"].flatMap { letter in (1...3).map { "\(letter)1_\($0)" } }
    let text =
      "x\nendheader\ntime \(names.joined(separator: " "))\n"
      + "0   1 2 3 4 5 6 7 8 9\n  0.1   1 2 3 4 5 6 7 8 9 \n"
    let channels = try TextSamples.recording(text).plates[0].channels
    let expected = [1, 2, 3, 0.004, 0.005, 0.006, 0.007, 0.008, 0.009]
    #expect(agree(channels.map { $0.samples[1] }, expected))
  }

  @Test("refuses a table of angles or moments as sound but no recording")
  func noRecording() {
    let text = "Coordinates\nendheader\ntime\tpelvis_tilt\thip_flexion_r\n0\t1\t2\n"
    #expect {
      _ = try TextSamples.recording(text)
    } throws: { error in
      guard let error = error as? ReadError else { return false }
      return error.isNoRecording
        && error.problem == "expected ground reaction forces, found joint angles "
          + "(pelvis_tilt, hip_flexion_r)"
    }
    let moments = text.replacing("tilt", with: "tilt_moment")
    #expect(TextSamples.refusal(moments).contains("found joint moments"))
  }

  @Test("says where and what is wrong, and that a fault is not a table to pass over")
  func diagnostics() {
    #expect(
      TextSamples.refusal(TextSamples.mot.replacing("0.1\t0\t0.2\t0\t6", with: "0.1\t?\t0.2\t0\t6"))
        == """
        trial:8:19: error: expected a number for ground_force_py, found "?"
          remedy: leave the cell empty where nothing was seen
        """)
    #expect {
      _ = try TextSamples.recording(TextSamples.mot.replacing("0.002", with: "0.005"))
    } throws: { error in
      (error as? ReadError)?.place == .line(9, column: 1)
        && (error as? ReadError)?.isNoRecording == false
    }
  }
}
