import HDF5
import Motion
import Testing

@testable import Formats

@Suite("Rates in MATLAB files")
struct MATLABRatesTests {
  private typealias File = MATLABFixture

  private func rate(
    of numbers: [String: Double], signals: Int? = nil, times: [Double]? = nil,
    paths: [String: String] = [:]
  ) throws -> Recording {
    try File.read(paths: paths) { writer in
      try File.put(writer, markersAt: "/d/markers")
      if let signals { try File.put(writer, signalsAt: "/d/emg", count: signals) }
      if let times { try writer.write(times, shape: [1, times.count], at: "/d/time") }
      for (path, value) in numbers.sorted(by: { $0.key < $1.key }) {
        try File.put(writer, value, at: path)
      }
    }
  }

  @Test(
    "a name of cameras goes before one that may mean anything",
    arguments: ["FrameRate", "fps", "VideoFrameRate", "CameraRate", "frame_rate_Hz"])
  func cameras(name: String) throws {
    let found = try rate(of: ["/d/fs": 1000, "/d/\(name)": 100], signals: 200)
    #expect(found.frameRate == 100)
    // What is left lasts as long as the markers, and so is that of the signals.
    #expect(found.analog.map(\.rate) == [1000, 1000])
  }

  @Test(
    "one number of any usual name is the rate",
    arguments: ["/d/fs", "/fs", "/d/SampleRate_Hz", "/d/info/rate", "/d/markersInfo/frequency"])
  func one(path: String) throws {
    #expect(try rate(of: [path: 100]).frameRate == 100)
  }

  @Test("a rate that may be that of longer signals is refused, and one that cannot is not")
  func longer() throws {
    let error = #expect(throws: ReadError.self) { try rate(of: ["/d/fs": 1000], signals: 200) }
    #expect(error?.problem.contains("10 times as many values") == true)
    #expect(error?.remedy.contains("marker_rate") == true)
    // Nobody films at 9 frames a second.
    #expect(try rate(of: ["/d/fs": 90], signals: 200).frameRate == 90)
    #expect(try rate(of: ["/d/fs": 1000, "/d/fs_emg": 10_000], signals: 200).frameRate == 1000)
    #expect(try rate(of: ["/d/fs": 1000, "/d/emg/fs": 10_000], signals: 200).frameRate == 1000)
  }

  @Test("a rate that no camera has is refused where its name does not say frames")
  func tooHigh() throws {
    let error = #expect(throws: ReadError.self) { try rate(of: ["/SampleRate": 2000]) }
    #expect(error?.place == .object("/SampleRate"))
    #expect(try rate(of: ["/FrameRate": 2000]).frameRate == 2000)
  }

  @Test("two rates that say the same thing differently are refused")
  func conflict() throws {
    let error = #expect(throws: ReadError.self) {
      try rate(of: ["/d/FrameRate": 100, "/d/fps": 120])
    }
    #expect(error?.problem.contains("FrameRate = 100") == true)
    #expect(error?.problem.contains("fps = 120") == true)
    #expect(
      throws: ReadError.self, performing: { try rate(of: ["/d/fs": 100, "/d/freq": 120]) })
  }

  @Test("even times of the frames are a rate, and contradict another")
  func times() throws {
    let times = (0..<20).map { Double($0) / 100 }
    #expect(try rate(of: [:], times: times).frameRate == 100)
    #expect(try rate(of: ["/d/fs": 1000], signals: 200, times: times).frameRate == 100)
    let error = #expect(throws: ReadError.self) {
      try rate(of: ["/d/FrameRate": 120], times: times)
    }
    #expect(error?.problem.contains("100.0 Hz") == true)
    // Counted frames are no times.
    let counted = (0..<20).map(Double.init)
    #expect(throws: ReadError.self) { try rate(of: [:], times: counted) }
    #expect(try rate(of: ["/d/FrameRate": 120], times: counted).frameRate == 120)
  }

  @Test("the settings decide what the file leaves open")
  func settings() throws {
    let found = try rate(
      of: ["/d/fs": 1000], signals: 200, paths: ["marker_rate": "100", "analog_rate": "1000 Hz"])
    #expect(found.frameRate == 100)
    #expect(found.analog.map(\.rate) == [1000, 1000])
  }

  @Test("a rate of the settings that is another than the file's is said")
  func overruled() throws {
    let found = try rate(
      of: ["/d/FrameRate": 200, "/d/emg/fs": 2000], signals: 200,
      paths: ["marker_rate": "100", "analog_rate": "1000"])
    #expect(found.frameRate == 100)
    #expect(found.analog.map(\.rate) == [1000, 1000])
    let said = found.notices.map(\.text).filter { $0.hasPrefix("the file says") }
    #expect(
      said == [
        "the file says 200 Hz; read at 100 Hz, as marker_rate of hdf5.paths says",
        "the file says 2000 Hz; read at 1000 Hz, as analog_rate of hdf5.paths says",
      ])
    let same = try rate(of: ["/d/FrameRate": 100], paths: ["marker_rate": "100"])
    #expect(!same.notices.contains { $0.text.hasPrefix("the file says") })
  }
}
