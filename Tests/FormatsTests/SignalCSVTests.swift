import Formats
import Motion
import Testing

@Suite("EMG tables")
struct SignalCSVTests {
  private func read(_ text: String) throws -> Recording {
    let bytes = Array(text.utf8)
    #expect(SignalCSV.recognizes(bytes, ending: "csv"))
    return try SignalCSV.recording(of: bytes, name: "walk", file: "walk.csv")
  }

  @Test("Delsys EMGworks: a clock for every signal, units in the lines before")
  func delsys() throws {
    let recording = try read(
      """
      Label: R RF: EMG 1 Sampling frequency: 2000 Number of points: 4 start: 0 Unit: V Domain Unit: s
      Label: R RF: ACC.X 1 Sampling frequency: 1000 Number of points: 2 start: 0 Unit: g Domain Unit: s

      X[s],"R RF: EMG 1",X[s],"R RF: ACC.X 1"
      0,0.001,0,1
      0.0005,0.002,0.001,2
      0.0010,0.003,0,0
      0.0015,-0.004,0,0

      """)
    #expect(recording.analog.map(\.label) == ["R RF", "R RF: ACC.X 1"])
    #expect(recording.analog.map(\.rate) == [2000, 1000])
    #expect(recording.analog.map(\.unit) == [.volt, .metrePerSecondSquared])
    #expect(agree(recording.analog[0].samples, [0.001, 0.002, 0.003, -0.004]))
    #expect(agree(recording.analog[1].samples, [9.80665, 19.6133]))
  }

  @Test("Trigno Discover: units in brackets, empty cells where a slower signal has ended")
  func discover() throws {
    let recording = try read(
      """
      Application:,Trigno Discover
      Sensor,1,,,
      EMG 1 Time Series (s),EMG 1 (mV),ACC X Time Series (s),ACC X (G)
      0,1,0,1
      0.0005,2,0.0010,2
      0.0010,3,,

      """)
    #expect(recording.analog.map(\.label) == ["EMG 1", "ACC X"])
    #expect(agree(recording.analog[0].samples, [0.001, 0.002, 0.003]))
    #expect(recording.analog[1].rate == 1000)
  }

  @Test("Noraxon: unit behind a comma, one clock, a decimal comma between semicolons")
  func noraxon() throws {
    let point = try read(
      """
      Name,subject
      "time,s","RT TIB.ANT.,uV","LT RECTUS FEM.,uV"
      0,100,200
      0.001,-100,300

      """)
    let comma = try read(
      """
      Type:;EMG
      time (s);RT TIB.ANT. (uV);LT RECTUS FEM. (uV);Marker
      0,000;100,0;200,0;
      0,001;-100,0;300,0;

      """)
    for recording in [point, comma] {
      #expect(recording.analog.prefix(2).map(\.label) == ["RT TIB.ANT.", "LT RECTUS FEM."])
      #expect(agree(recording.analog[0].samples, [1e-4, -1e-4]))
      #expect(recording.analog[0].rate == 1000)
    }
  }

  @Test("a row of units below the names, milliseconds")
  func unitRow() throws {
    let recording = try read("Time\tRF\tVL\n[ms]\t[mV]\t[mV]\n0\t1\t2\n1\t3\t4\n2\t5\t6\n")
    #expect(recording.analog.map(\.rate) == [1000, 1000])
    #expect(agree(recording.analog[1].samples, [0.002, 0.004, 0.006]))
  }

  @Test("tables that tell of no signals are not taken")
  func modest() {
    for text in [
      "time,hip_flexion,knee_angle\n0,1,2\n0.01,2,3\n",
      "time,LASI_x,LASI_y,LASI_z\n0,1,2,3\n0.01,1,2,3\n",
    ] {
      #expect(!SignalCSV.recognizes(Array(text.utf8), ending: "csv"))
    }
  }

  private static let discover = """
    Application:, Trigno Discover (1.6.4)
    Collection Length (seconds):, 0.0020
    L RF (54717), , , , R RF (55240), , VO2 Master (5),
    sensor mode: 45, , , , sensor mode: 45, , sensor mode: 0,
    EMG 1 Time Series (s), EMG 1 (mV), ACC X Time Series (s), ACC X (G), EMG 1 Time Series (s), \
    EMG 1 (mV), VO2 Time Series (s), VO2 (mL/min)

    """

  private func checkDiscover(_ recording: Recording, rate: Double) {
    #expect(recording.analog.map(\.label) == ["L RF", "L RF ACC X", "R RF"])
    #expect(recording.analog.map(\.unit) == [.volt, .metrePerSecondSquared, .volt])
    #expect(abs(recording.analog[0].rate - rate) < 0.1)
    #expect(agree(recording.analog[0].samples, [0.001, 0.002, 0.003]))
    #expect(recording.notices.contains { $0.text.contains("even rate are passed over: VO2") })
  }

  @Test("Trigno Discover 1.6: sensors above the names, rates below, a device without a rate")
  func discoverRates() throws {
    let rows =
      "0, 1, 0, 1, 0, 4, 0.1, 7\n0.0005192, 2, 0.0135, 2, 0.0005192, 5, 3.3, 7\n"
      + "0.0010385, 3, , , 0.0010385, 6, 6.9, 7\n"
    let rates = ", 1925.9259 Hz, , 74.0741 Hz, , 1925.9259 Hz, , -1 Hz\n"
    let recording = try read(Self.discover + rates + rows)
    checkDiscover(recording, rate: 1925.9259)
    #expect(recording.analog[0].rate == 1925.9259)
    checkDiscover(try read(Self.discover + rows), rate: 1925.93)
  }

  @Test("Trigno Discover 1.7 and 1.4: no columns of times, rates below or behind the names")
  func discoverTimeless() throws {
    let sensors = "L RF (1), , R RF (2)\nsensor mode: 55, , sensor mode: 55\n"
    let rows = "1, 5, 7\n2, 6, 8\n3, , 9\n"
    for names in [
      "EMG 1 (mV), ACC X (G), EMG 1 (mV)\n1259.2593 Hz, 148.1481 Hz, 1259.2593 Hz\n",
      "EMG 1 (1259Hz), ACC X (148Hz), EMG 1 (1259Hz)\n",
    ] {
      let recording = try read("Application:, Trigno Discover\n" + sensors + names + rows)
      #expect(recording.analog.map(\.label) == ["L RF", "L RF ACC X", "R RF"])
      #expect(recording.analog.map { $0.rate.rounded() } == [1259, 148, 1259])
      #expect(recording.analog.map(\.samples.count) == [3, 2, 3])
    }
  }

  @Test(
    "Noraxon myoRESEARCH: columns of words are passed over, markers are events",
    arguments: ["\"Activity\";;", ";;"])
  func words(first: String) throws {
    let recording = try read(
      "\"type\";\"frequency\"\n\"record\";\"2000\"\n\n"
        + "\"time\";\"Activity\";\"Marker\";\"BICEPS BR. LT (uV)\";\"Noraxon MyoMotion-Pelvis-x,mm\"\n"
        + "0,00000;\(first)100,5;7\n0,00050;;\"left heel strike\";200;7\n0,00100;;;300;7\n")
    #expect(recording.analog.map(\.label) == ["BICEPS BR. LT"])
    #expect(agree(recording.analog[0].samples, [100.5e-6, 200e-6, 300e-6]))
    #expect(recording.events.map(\.kind) == [.initialContact])
    #expect(agree(recording.events.map(\.time), [0.0005]))
    #expect(
      recording.notices.contains { $0.text.hasPrefix("columns passed over: Activity, Marker") })
  }

  @Test("a unit behind a blank")
  func blankUnit() throws {
    let recording = try read("Time\tRT TIB.ANT. uV\tVL\n0\t100\t1\n0.001\t200\t1\n0.002\t200\t1\n")
    #expect(recording.analog.map(\.label) == ["RT TIB.ANT.", "VL"])
    #expect(agree(recording.analog[0].samples, [1e-4, 2e-4, 2e-4]))
  }

  @Test("EMGworks without lines before the names writes volts")
  func emgWorks() throws {
    let recording = try read(
      "X[s],\"L RF: EMG 1\",X[s],\"L RF: ACC.X 1\"\n0,1e-05,0,1\n0.0005,2e-05,0.0010,2\n0.0010,3e-05,,\n"
    )
    #expect(recording.analog.map(\.unit) == [.volt, nil])
    #expect(recording.analog[0].label == "L RF")
    #expect(recording.notices.contains { $0.text.contains("EMGworks writes EMG in volts") })
  }
}
