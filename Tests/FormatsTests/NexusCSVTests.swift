import Formats
import Motion
import Testing

@Suite("NexusCSV")
struct NexusCSVTests {
  @Test("puts sections of different rates together by frame")
  func sections() throws {
    let recording = try TextSamples.recording(TextSamples.nexus)
    #expect(recording.format == "Vicon Nexus CSV")
    #expect(recording.frameRate == 100)
    #expect(recording.frameCount == 2)
    #expect(recording.firstFrame == 7)
    #expect(recording.startTime == 0.06)
    #expect(recording.trajectories.map(\.label) == ["LASI", "RASI"])
    #expect(recording.prefixes == ["Ann"])
    #expect(recording.trajectories[0].x == [1.0, 1.01])
    #expect(recording.trajectories[1].gaps == [1..<2])
  }

  @Test("makes a plate of force and moment, and channels of the rest, in SI units")
  func devices() throws {
    let recording = try TextSamples.recording(TextSamples.nexus)
    let plate = try #require(recording.plates.first)
    #expect(recording.plates.count == 1)
    #expect(plate.label == "1")
    #expect(plate.kind == .plateAxes)
    #expect(plate.channels.map(\.label) == ["Fx1", "Fy1", "Fz1", "Mx1", "My1", "Mz1"])
    #expect(plate.channels[2].samples == [-700, -701, -702, -703, -704, -705])
    #expect(plate.channels[5].samples[0] == 3)
    #expect(plate.channels[5].unit == .newtonMetre)
    #expect(plate.rate == 300)
    #expect(recording.analog.map(\.label) == ["RF", "EMG 1"])
    #expect(recording.analog[0].samples[2] == 0.001)
    #expect(recording.analog[0].samples[3].isNaN)
    #expect(recording.analog[1].samples == [0, 0, 0, 0, 0, 0])
  }

  @Test("reads the same from padded lines, CRLF, semicolons with decimal commas, and a BOM")
  func variants() throws {
    let plain = try TextSamples.recording(TextSamples.nexus)
    let padded = TextSamples.nexus.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 + String(repeating: ",", count: max(0, 16 - $0.count { $0 == "," })) }
      .joined(separator: "\r\n")
    let commas = TextSamples.nexus.replacing(",", with: ";").replacing("N.mm", with: "N_mm")
      .replacing(".", with: ",").replacing("N_mm", with: "N.mm")
    for text in [padded, "\u{FEFF}" + TextSamples.nexus, commas] {
      let found = try TextSamples.recording(text)
      #expect(found.trajectories.map(\.label) == plain.trajectories.map(\.label))
      #expect(found.trajectories[0] == plain.trajectories[0])
      #expect(found.plates == plain.plates)
      #expect(found.analog[0].samples[2] == 0.001)
    }
  }

  @Test("tells model outputs by their units and leaves their numbers alone")
  func outputs() throws {
    let text = """
      Model Outputs
      120
      ,,S:LKneeAngles,,,S:LKneeMoment,,,S:LKneePower,,,S:PEL,,,,,,,,,S:CentreOfMass
      Frame,Sub Frame,X,Y,Z,X,Y,Z,X,Y,Z,RX,RY,RZ,TX,TY,TZ,SX,SY,SZ,X,Y,Z
      ,,deg,deg,deg,N.mm/kg,N.mm/kg,N.mm/kg,W/kg,W/kg,W/kg,deg,deg,deg,mm,mm,mm,mm,mm,mm,mm,mm,mm
      5,0,60,1,2,,,,1,2,3,1,2,3,4,5,6,7,8,9,10,20,30
      """
    let recording = try TextSamples.recording(text)
    #expect(recording.modelOutputs.map(\.kind) == [.angle, .moment, .power, .other, .point])
    #expect(recording.modelOutputs.map(\.columns.count) == [3, 3, 3, 9, 3])
    #expect(recording.modelOutputs[0].columns[0] == [60])
    #expect(recording.modelOutputs[1].columns[0][0].isNaN)
    #expect(recording.modelOutputs[1].unit == .newtonMillimetrePerKilogram)
    #expect(recording.modelOutputs[3].unit == nil)
    #expect(recording.modelOutputs[4].columns[2] == [30])
    #expect(recording.firstFrame == 5)
  }

  @Test("takes the frame rate of a file of devices alone from its sub frames")
  func devicesAlone() throws {
    let devices = try #require(TextSamples.nexus.firstRange(of: "\n\nTraj"))
    let recording = try TextSamples.recording(String(TextSamples.nexus[..<devices.lowerBound]))
    #expect(recording.frameRate == 100)
    #expect(recording.frameCount == 2)
    #expect(recording.trajectories.isEmpty)
    #expect(recording.plates.count == 1)
  }

  @Test("fills what one section lacks of the other's frames with NaN, and says so")
  func unequalFrames() throws {
    let text = TextSamples.nexus + "9,0,1020,202,951,1,2,3\n"
    let recording = try TextSamples.recording(text)
    #expect(recording.frameCount == 3)
    #expect(recording.analog[0].samples.count == 9)
    #expect(recording.analog[0].samples[8].isNaN)
    #expect(recording.notices.contains { $0.text.contains("frames 7 to 8") })
  }

  @Test("reads events, with times from frame 1 of the capture")
  func events() throws {
    let text =
      TextSamples.nexus + """

        Events
        100
        Subject,Context,Name,Time (s),Description
        Ann,Right,Foot Off,0.07,The toe leaves
        Ann,Left,Foot Strike,0.06,"The heel, down"
        Ann,General,Clap,0.07,

        """
    let events = try TextSamples.recording(text).events
    #expect(events.map(\.kind) == [.initialContact, .footOff, .other("Clap")])
    #expect(events.map(\.side) == [.left, .right, nil])
    #expect(abs(events[1].time - 0.01) < 1e-12)
  }

  @Test(
    "says where and what is wrong",
    arguments: [
      (
        "1010,201", "1010,low",
        """
        trial:19:10: error: expected a number for marker LASI, Y, found "low"
          remedy: leave the cell empty where nothing was seen
        """
      ),
      (
        "8,0,1010,201,950,,,", "8,0,1010,201",
        """
        trial:19:13: error: expected a number for marker LASI, Z, found the end of the row
          remedy: export the trial again: the row is cut off
        """
      ),
      (
        "8,0,1010", "9,0,1010",
        """
        trial:19:1: error: expected frame 8, sub frame 0, found frame 9, sub frame 0
          remedy: export the trial again without leaving rows out
        """
      ),
      (
        "Trajectories\n100", "Trajectories\n120",
        """
        trial:2:1: error: expected 120.0 frames per second as in the section trajectories, found \
        300.0 Hz with 3 rows a frame
          remedy: export the trial again from one capture
        """
      ),
      (
        "100\n,,Ann", "many\n,,Ann",
        """
        trial:14:1: error: expected the section's rate in hertz, found "many"
          remedy: export the trial from Nexus again as ASCII
        """
      ),
      (
        ",,mm,mm,mm,mm,mm,mm\n", ",,mm,mm,kg,mm,mm,mm\n",
        """
        trial:17:9: error: expected a unit of length for marker LASI, Z, found "kg"
          remedy: export the trial from Nexus again with its units
        """
      ),
      (
        "Trajectories", "Trajektorien",
        """
        trial:13:1: error: expected the name of a section (Trajectories, Devices, Model Outputs), \
        found "Trajektorien"
          remedy: export the trial from Nexus again as ASCII
        """
      ),
    ])
  func diagnostics(old: String, new: String, expected: String) {
    #expect(TextSamples.refusal(TextSamples.nexus.replacing(old, with: new)) == expected)
  }

  /// A section of devices with two rows in one frame.
  private func devices(_ names: String, _ components: String, _ units: String) throws -> Recording {
    let count = components.split(separator: ",").count
    let rows = (0..<2).map { row in
      "1,\(row)," + (0..<count).map { "\($0 + 1)" }.joined(separator: ",") + "\n"
    }
    return try TextSamples.recording(
      "Devices\n1000\n,,\(names)\nFrame,Sub Frame,\(components)\n,,\(units)\n" + rows.joined())
  }

  private static func plate(_ name: String) -> String {
    "\(name) - Force,,,\(name) - Moment,,"
  }

  @Test(
    "a channel whose column says nothing is called by what stands behind its device",
    arguments: [
      ("Ultium EMG - EMG1,Ultium EMG - EMG2", "v,v", ["EMG1", "EMG2"]),
      ("Noraxon Ultium - LRF,Noraxon Ultium - LBF", "EMG,EMG", ["LRF", "LBF"]),
      ("EMG2000 - Voltage,", "1,2", ["EMG2000 1", "EMG2000 2"]),
      (
        "Trigno ACC - S1,,Trigno ACC - S2,,Trigno GYRO - S2,", "X,Y,X,Y,X,Y",
        [
          "S1 X", "S1 Y", "Trigno ACC - S2 X", "Trigno ACC - S2 Y", "Trigno GYRO X",
          "Trigno GYRO Y",
        ]
      ),
    ])
  func channelNames(names: String, components: String, labels: [String]) throws {
    let units = components.split(separator: ",").map { _ in "V" }.joined(separator: ",")
    #expect(try devices(names, components, units).analog.map(\.label) == labels)
  }

  @Test(
    "moments in every spelling of newton-millimetre", arguments: ["N.mm", "mm.N", "N-mm", "Nmm"])
  func momentUnits(unit: String) throws {
    let recording = try devices(
      Self.plate("AMTI #1"), "Fx,Fy,Fz,Mx,My,Mz", "N,N,N,\(unit),\(unit),\(unit)")
    #expect(
      agree(recording.plates[0].channels.map { $0.samples[0] }, [1, 2, 3, 0.004, 0.005, 0.006]))
  }

  @Test(
    "a plate whose unit is not known is left out by name, the others are read",
    arguments: [
      ("N,N,N,lbf.in,lbf.in,lbf.in", "Mx"), ("V,V,V,N.mm,N.mm,N.mm", "Fx"), (",,,,,", "Fx"),
    ])
  func unknownPlateUnit(units: String, component: String) throws {
    let recording = try devices(
      Self.plate("AMTI #1") + "," + Self.plate("AMTI #2"),
      "Fx,Fy,Fz,Mx,My,Mz,Fx,Fy,Fz,Mx,My,Mz", units + ",N,N,N,N.mm,N.mm,N.mm")
    #expect(recording.plates.map(\.label) == ["2"])
    let words = "the force plate AMTI #1 is left out: the unit of \(component)"
    #expect(recording.notices.contains { $0.text.hasPrefix(words) })
  }

  @Test(
    "every plate has a number of its own, and neither a version nor a model is one",
    arguments: [
      (["Kistler 9286AA", "Imported AMTI Force plate V1.0"], ["1", "2"]),
      (["Kistler 1", "AMTI #1"], ["2", "1"]), (["Kistler", "AMTI #1"], ["2", "1"]),
      (["Force Plate 2", "Force Plate 1"], ["2", "1"]), (["Kistler 9286", "FP3"], ["1", "3"]),
    ])
  func plateNumbers(devices names: [String], numbers: [String]) throws {
    let recording = try devices(
      names.map(Self.plate).joined(separator: ","), "Fx,Fy,Fz,Mx,My,Mz,Fx,Fy,Fz,Mx,My,Mz",
      "N,N,N,N.mm,N.mm,N.mm,N,N,N,N.mm,N.mm,N.mm")
    #expect(recording.plates.map(\.label) == numbers)
  }

  @Test("sections before the trajectories: objects are read, gait cycle parameters passed over")
  func otherSections() throws {
    let objects =
      "Objects\n100\n,,wand,,,,,,\nFrame,Sub Frame,RX,RY,RZ,RW,TX,TY,TZ\n,,,,,,mm,mm,mm\n"
      + "1,0,0,0,0,1,5,6,7\n2,0,0,0,0,1,5,6,7\n\n"
    let cycles =
      "Gait Cycle Parameters\n\nSubject,Context,Name,Value,Units\nAnn,Left,Cadence,110,x\n\n"
    let trajectories =
      "Trajectories\n100 Hz\n,,Ann:LASI,,\nFrame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n"
      + "1,0,1000,2,3\n2,0,1000,2,3\n"
    for before in [objects, cycles] {
      let recording = try TextSamples.recording(before + trajectories)
      #expect(recording.trajectories.map(\.label) == ["LASI"])
      #expect(recording.frameRate == 100)
      #expect(
        recording.modelOutputs.map(\.label) == ["wand"]
          || recording.notices.contains { $0.text.contains("gait cycle parameters is passed over") }
      )
    }
  }
}
