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
}
