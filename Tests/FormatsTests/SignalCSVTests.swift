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
    #expect(recording.analog.map(\.unit) == [.volt, nil])
    #expect(agree(recording.analog[0].samples, [0.001, 0.002, 0.003, -0.004]))
    #expect(agree(recording.analog[1].samples, [1, 2]))
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
    #expect(recording.analog.map(\.label) == ["EMG 1", "ACC X (G)"])
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
}
