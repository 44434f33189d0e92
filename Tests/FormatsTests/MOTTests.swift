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
      (["force1_v", "force1_p", "moment1_"], "1"), (["force1_v", "force1_p", "torque1_"], "1"),
      (["fp1_force_v", "fp1_origin_p", "fp1_torque_"], "fp1"),
      (["FP1_force_v", "FP1_force_p", "FP1_torque_"], "fp1"),
      (["grf_l_v", "grf_l_p", "grf_l_m"], "l"), (["GRF_R_F", "GRF_R_P", "GRF_R_M"], "r"),
      (["R_F", "R_COP", "R_T"], "r"), (["LeftFoot_F", "LeftFoot_P", "LeftFoot_M"], "leftfoot"),
      (["ground_force_", "ground_cop_", "ground_torque_"], "1"),
      (["leg1_r.grf_", "leg1_r.cop_", "leg1_r.moment_"], "leg1_r"),
      (
        ["ground_reaction_force_r_v", "ground_reaction_force_r_p", "ground_reaction_torque_r_"], "r"
      ),
      (["externalForce_1_v", "externalForce_1_p", "externalTorque_1_"], "1"),
      (["ground_force_calcn_r_v", "ground_force_calcn_r_p", "ground_force_calcn_r_m"], "calcn_r"),
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

  private static func table(
    _ names: [String], _ values: [Double], header: String = "", rows: Int = 2
  ) -> String {
    let row = values.map { "\($0)" }.joined(separator: "\t")
    return "x\n" + header + "endheader\ntime\t" + names.joined(separator: "\t") + "\n"
      + (0..<rows).map { "\(Double($0) / 100)\t\(row)\n" }.joined()
  }

  private static func names(_ stems: [String], behind: String = "") -> [String] {
    stems.flatMap { stem in ["x", "y", "z"].map { stem + $0 + behind } }
  }

  @Test("finds the plate behind the axis, and units in brackets")
  func suffixes() throws {
    let values = (1...9).map(Double.init)
    for (behind, label) in [("_r", "r"), ("1", "1")] {
      let text = Self.table(
        Self.names(["ground_force_v", "ground_force_p", "ground_torque_"], behind: behind), values)
      #expect(try TextSamples.recording(text).plates.map(\.label) == [label])
    }
    let units = [("(N)", "(m)", "(Nm)", 1.0), (" [N]", " [mm]", " [Nmm]", 0.001)]
    for (force, point, moment, factor) in units {
      let names =
        Self.names(["ground_force_v"], behind: force)
        + Self.names(["ground_force_p"], behind: point)
        + Self.names(["ground_torque_"], behind: moment)
      let plate = try #require(try TextSamples.recording(Self.table(names, values)).plates.first)
      let expected = [1, 2, 3] + [4, 5, 6, 7, 8, 9].map { $0 * factor }
      #expect(agree(plate.channels.map { $0.samples[0] }, expected))
    }
    // A share of the body weight is no force in newtons.
    let weights = Self.names(["ground_force_v"], behind: "(BW)") + Self.names(["ground_force_p"])
    #expect(TextSamples.refusal(Self.table(weights, [1, 2, 3, 4, 5, 6])).contains("other columns"))
  }

  @Test("joint reactions and the forces of an orthosis are no ground reactions")
  func others() {
    for stem in ["hip_r_on_femur_r_in_ground_", "apo_force_", "pelvis_"] {
      let names = Self.names([stem + "f", stem + "m", stem + "p"])
      let text = Self.table(names, (1...9).map(Double.init))
      #expect(TextSamples.refusal(text).contains("expected ground reaction forces, found other"))
      let own = Self.names(["force1_v", "force1_p", "torque1_"])
      let both = Self.table(own + names, (1...18).map(Double.init))
      #expect((try? TextSamples.recording(both))?.plates.map(\.label) == ["1"], "\(stem)")
    }
  }

  @Test("forces without a point of application are said to be so, beside whole ones too")
  func pointless() throws {
    let forces = Self.names(["R_ground_force_v", "L_ground_force_v"])
    let refusal = TextSamples.refusal(Self.table(forces, [1, 2, 3, 4, 5, 6]))
    #expect(refusal.contains("found forces alone (r, l)"))
    #expect(refusal.contains("export the points of application too"))
    let some = Self.names(["R_ground_force_v", "R_ground_force_p", "L_ground_force_v"])
    let recording = try TextSamples.recording(Self.table(some, (1...9).map(Double.init)))
    #expect(recording.plates.map(\.label) == ["r"])
    #expect(
      recording.notices.contains {
        $0.text == "the table gives no point of application for the force l, which is passed over"
      })
    #expect(!recording.notices.contains { $0.text.contains("no ground reaction") })
  }

  @Test("the contact spheres of a foot model are no plates")
  func spheres() throws {
    let sphere = Self.names(["ground_force_s1_r_v", "ground_force_s1_r_p", "ground_torque_s1_r_"])
    let alone = Self.table(sphere, (1...9).map(Double.init))
    #expect(TextSamples.refusal(alone).contains("contact spheres of a foot model (s1_r"))
    let foot = Self.names(["ground_force_r_v", "ground_force_r_p", "ground_torque_r_"])
    let both = try TextSamples.recording(Self.table(foot + sphere, (1...18).map(Double.init)))
    #expect(both.plates.map(\.label) == ["r"])
    #expect(both.notices.contains { $0.text.contains("passed over: s1_r") })
  }

  @Test("the same names again are another plate")
  func again() throws {
    let names = Self.names(["ground_force_v", "ground_force_p", "ground_torque_"])
    let recording = try TextSamples.recording(Self.table(names + names, (1...18).map(Double.init)))
    #expect(recording.plates.map(\.label) == ["1", "2"])
    #expect(recording.plates[1].channels.map { $0.samples[0] } == (10...18).map(Double.init))
    #expect(recording.notices.isEmpty)
  }

  @Test("reads cells of three numbers, in the unit that the header names")
  func vectors() throws {
    let rows = "0\t1,700,3\t400,5,6\t7,8,9\n0.01\t1,701,3\t401,5,6\t7,nan,9\n"
    for (unit, factor) in [("mm", 0.001), ("m", 1)] {
      let text =
        "DataRate=100\nUnits=\(unit)\nnRows=2\nDataType=Vec3\nversion=3\nendheader\n"
        + "time\tf1\tp1\tm1\n" + rows
      let channels = try TextSamples.recording(text).plates[0].channels
      #expect(
        agree(
          channels.map { $0.samples[0] }, [1, 700, 3] + [400, 5, 6, 7, 8, 9].map { $0 * factor }))
      #expect(channels[7].samples[1].isNaN)
      let broken = text.replacing("1,701,3", with: "1,x,3")
      #expect(TextSamples.refusal(broken).hasPrefix("trial:9:8: error: expected a number for f1_2"))
    }
  }

  @Test("short names are millimetres, unless the loaded points would lie within a few of them")
  func short() throws {
    for stems in [["f1", "p1", "m1"], ["F1_", "P1_", "M1_"]] {
      let names = Self.names(stems)
      let far = try TextSamples.recording(Self.table(names, [1, 700, 3, 400, 5, 600, 7, 8, 9]))
      #expect(agree(far.plates[0].channels[3].samples, [0.4, 0.4]))
      #expect(far.notices.isEmpty)
      let near = try TextSamples.recording(Self.table(names, [1, 700, 3, 0.4, 0, 0.6, 7, 8, 9]))
      #expect(agree(near.plates[0].channels[3].samples, [0.4, 0.4]))
      #expect(near.notices.contains { $0.text.contains("so they are read as m") })
    }
  }

  @Test("points in millimetres under names that mean metres are refused, with a way that works")
  func farAway() throws {
    let names = Self.names(["ground_force_v", "ground_force_p", "ground_torque_"])
    let text = Self.table(names, [1, 700, 3, 400, 5, 600, 7, 8, 9])
    #expect(TextSamples.refusal(text).contains("at least 600.0 m from the origin under load"))
    #expect(TextSamples.refusal(text).contains("ground_force_px(mm)"))
    var told = text
    for axis in ["x", "y", "z"] {
      told = told.replacing("force_p\(axis)", with: "force_p\(axis)(mm)")
        .replacing("torque_\(axis)", with: "torque_\(axis)(Nmm)")
    }
    let channels = try TextSamples.recording(told).plates[0].channels
    #expect(
      agree(channels.map { $0.samples[0] }, [1, 700, 3, 0.4, 0.005, 0.6, 0.007, 0.008, 0.009]))
    // A plate that carries nothing may say anything.
    let idle = Self.table(names, [1, 2, 3, 400, 5, 600, 7, 8, 9])
    #expect(try TextSamples.recording(idle).plates.count == 1)
  }

  @Test("a table that ends before its header says so, in rows and in columns")
  func cut() throws {
    let names = Self.names(["ground_force_v", "ground_force_p", "ground_torque_"])
    let whole = Self.table(names, (1...9).map(Double.init), header: "nRows=4740\n", rows: 20)
    let rows = try TextSamples.recording(whole)
    #expect(rows.notices.map(\.text) == ["the header says 4740 rows, the file holds 20"])
    let old = try TextSamples.recording(whole.replacing("nRows=", with: "datarows "))
    #expect(old.notices == rows.notices)
    let short = try TextSamples.recording(String(whole.dropLast(9)))
    #expect(
      short.notices.contains {
        $0.text == "the last row, line 24, is short: the file may be cut off"
      })
    let column = try TextSamples.recording(whole.replacing("\t9.0\n", with: "\n"))
    #expect(
      column.notices.contains { $0.text == "every row ends before the columns ground_torque_z" })
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

  private static func signals(
    _ names: String, header: String = "", step: Double = 0.001, name: String = "walk_emg"
  ) throws -> Recording {
    let width = names.split(separator: "\t").count
    let rows = (0..<20).map { row in
      "\(Double(row) * step)\t" + (1...width).map { "\($0)" }.joined(separator: "\t") + "\n"
    }
    let text = "signals\n" + header + "endheader\ntime\t\(names)\n" + rows.joined()
    return try MOT.recording(of: Array(text.utf8), name: name, file: name + ".sto")
  }

  @Test("signals are read where names or the header give volts, or names say EMG")
  func signals() throws {
    let named = try Self.signals("RF(mV)\tTA [uV]\tSync")
    #expect(named.analog.map(\.label) == ["RF", "TA"])
    #expect(named.analog.map(\.unit) == [.volt, .volt])
    #expect(named.analog.map(\.rate) == [1000, 1000])
    #expect(agree(named.analog.map { $0.samples[0] }, [0.001, 2e-6]))
    #expect(named.notices.map(\.text) == ["columns passed over: Sync"])
    let stated = try Self.signals("RF\tTA", header: "Units=mV\n")
    #expect(agree(stated.analog.map { $0.samples[3] }, [0.001, 0.002]))
    let words = try Self.signals("EMG1\tLTA_EMG", name: "walk_analog")
    #expect(words.analog.map(\.label) == ["EMG1", "LTA_EMG"])
    #expect(words.analog.allSatisfy { $0.unit == nil })
    #expect(words.notices.contains { $0.text.contains("no unit that is known: EMG1, LTA_EMG") })
  }

  @Test("signals stand beside ground reactions")
  func signalsBesidePlates() throws {
    let names =
      Self.names(["ground_force_v", "ground_force_p", "ground_torque_"]) + ["RF(V)", "q"]
    let recording = try TextSamples.recording(Self.table(names, (1...11).map(Double.init)))
    #expect(recording.plates.count == 1)
    #expect(recording.analog.map { $0.samples[1] } == [10])
    #expect(
      recording.notices.map(\.text) == ["1 columns that are no ground reaction are passed over"])
  }

  @Test("the header's rate tells times in milliseconds")
  func milliseconds() throws {
    let recording = try Self.signals("RF(V)", header: "DataRate=2000.000000\n", step: 0.5)
    #expect(recording.analog[0].rate == 2000)
    #expect(recording.notices.contains { $0.text.contains("counts milliseconds, not seconds") })
    let other = try Self.signals("RF(V)", header: "DataRate=500\n")
    #expect(other.analog[0].rate == 1000)
    #expect(other.notices.contains { $0.text.contains("says 500.0 Hz, the time column 1000.0 Hz") })
    #expect(try Self.signals("RF(V)", header: "DataRate=1000\n").notices.isEmpty)
  }

  @Test("envelopes, activations and columns that say nothing are passed over by name")
  func noSignals() throws {
    func refusal(_ names: String, header: String = "", name: String = "walk_emg") -> ReadError? {
      do {
        _ = try Self.signals(names, header: header, name: name)
        return nil
      } catch { return error as? ReadError }
    }
    let envelopes = try #require(refusal("EMG1\tTA", header: "Normalized EMG Linear Envelopes\n"))
    #expect(envelopes.problem.contains("envelopes or activations of muscles (EMG1, TA)"))
    #expect(envelopes.isNoRecording)
    #expect(refusal("soleus_r_activation")?.problem.contains("activations") == true)
    let bare = try #require(refusal("RF\tTA"))
    #expect(bare.problem.contains("names say EMG or give a unit, found RF, TA"))
    #expect(bare.isNoRecording)
    // What the remedy says is enough.
    #expect(try Self.signals("RF\tTA", header: "Units=V\n").analog.count == 2)
    #expect(refusal("hip_flexion", name: "walk_ik")?.problem.contains("joint angles") == true)
  }
}
