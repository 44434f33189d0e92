import HDF5
import Motion
import Testing

@testable import Formats

@Suite("Structures in MATLAB files")
struct MATLABLayoutTests {
  private typealias File = MATLABFixture

  @Test("markers are those that a name says, whatever else has three rows")
  func angles() throws {
    let joints = (0..<20).map { "joint\($0)" }
    for other in ["Angles", "jointMoments", "Acc", "vel", "FORCES"] {
      let found = try File.read { writer in
        try File.put(writer, markersAt: "/d/\(other)", factor: 0.01, names: joints)
        try File.put(writer, markersAt: "/d/Markers")
        try File.put(writer, 100, at: "/d/FrameRate")
      }
      #expect(found.trajectories.map(\.label).sorted() == File.names.sorted(), "\(other)")
      #expect(found.notices.contains { $0.text.contains("not read: /d/\(other)") }, "\(other)")
    }
    #expect(throws: ReadError.self) {
      try File.read { writer in
        try File.put(writer, markersAt: "/d/Angles", names: joints)
        try File.put(writer, 100, at: "/d/FrameRate")
      }
    }
  }

  @Test("the number of frames is that of most, and what has another is named")
  func forces() throws {
    let found = try File.read { writer in
      try writer.write(
        [Double](repeating: 700, count: 600), shape: [3, 200], at: "/d/Force1")
      try writer.write(
        [Double](repeating: 1, count: 600), shape: [3, 200], at: "/d/A0")
      try File.put(writer, markersAt: "/d")
      try File.put(writer, 100, at: "/d/FrameRate")
    }
    #expect(found.frameCount == 20)
    #expect(found.trajectories.count == 6)
    let notice = try #require(found.notices.first { $0.text.contains("another number of frames") })
    #expect(notice.text.contains("A0") && notice.text.contains("Force1"))
  }

  @Test("of several trials the first is read, and the others are named")
  func trials() throws {
    let found = try File.read { writer in
      for trial in 1...3 {
        try File.put(writer, markersAt: "/subject/walk\(trial)/Markers", frames: 20 + trial)
        try File.put(writer, 100, at: "/subject/walk\(trial)/FrameRate")
      }
    }
    #expect(found.frameCount == 21)
    let notice = try #require(found.notices.first { $0.text.hasPrefix("not read") })
    #expect(notice.text.contains("walk2") && notice.text.contains("walk3"))
    #expect(!notice.text.contains("walk1/"))
  }

  @Test("signals have a place, a rate and a length of their own")
  func signals() throws {
    let found = try File.read { writer in
      try File.put(writer, markersAt: "/d/markers")
      try File.put(writer, 100, at: "/d/FrameRate")
      try File.put(writer, signalsAt: "/d/emg", count: 200)
      try File.put(writer, 1000, at: "/d/emg/fs")
      try writer.write((0..<200).map { Double($0) / 1000 }, shape: [1, 200], at: "/d/emg/time")
      // Events and constants are no signals.
      try writer.write([0.1, 0.2, 0.3], shape: [1, 3], at: "/d/events/left")
      try writer.write([0.1, 0.2, 0.4], shape: [1, 3], at: "/d/events/right")
    }
    #expect(found.analog.map(\.label) == ["RF", "VL"])
    #expect(found.analog.allSatisfy { $0.rate == 1000 && $0.samples.count == 200 })
  }

  @Test("a file of signals alone is read")
  func signalsAlone() throws {
    let found = try File.read { writer in
      try File.put(writer, signalsAt: "/EMG", count: 2000)
      try File.put(writer, 1000, at: "/fs")
    }
    #expect(found.trajectories.isEmpty && found.frameCount == 0)
    #expect(found.analog.map(\.label) == ["RF", "VL"])
    #expect(found.analog.allSatisfy { $0.rate == 1000 })
  }

  @Test("forces of QTM are not read, and that is said with the way to have them")
  func forcesOfQTM() throws {
    let found = try File.read { writer in
      try File.put(writer, markersAt: "/walk/Markers")
      try File.put(writer, 100, at: "/walk/FrameRate")
      for name in ["Force", "Moment", "COP"] {
        try writer.write(
          [Double](repeating: 1, count: 600), shape: [200, 3], at: "/walk/Force/\(name)")
      }
      try File.put(writer, 1000, at: "/walk/Force/Frequency")
    }
    #expect(found.trajectories.count == 6 && found.plates.isEmpty)
    let notice = try #require(found.notices.first { $0.topic == .plates })
    #expect(notice.text.contains("force plates of QTM are not read: /walk/Force"))
    #expect(notice.text.contains("as C3D"))
  }

  @Test("markersInfo of BTK says rate and unit of the markers beside it")
  func btk() throws {
    let found = try File.read { writer in
      try File.put(writer, markersAt: "/markers")
      try File.put(writer, 100, at: "/markersInfo/frequency")
      try writer.write(["cm"], at: "/markersInfo/units/ALLMARKERS")
      try File.put(writer, signalsAt: "/analogs", count: 200)
      try File.put(writer, 1000, at: "/analogsInfo/frequency")
      try writer.write(["V"], at: "/analogsInfo/units/RF")
    }
    #expect(found.frameRate == 100 && found.lengthUnit == .centimetre)
    #expect(abs((found.trajectory("RASI")?.y[3] ?? 0) - 1.13) < 1e-12)
    #expect(found.analog.map(\.rate) == [1000, 1000])
    #expect(found.analog.map(\.unit) == [.volt, nil])
  }

  @Test("units.markers says the unit of positions, and units of other things do not")
  func unitsOfMarkers() throws {
    let found = try File.read { writer in
      try File.put(writer, markersAt: "/markers")
      try File.put(writer, 100, at: "/fs")
      try writer.write(["mV"], at: "/units/emg")
      try writer.write(["cm"], at: "/units/markers")
    }
    #expect(found.lengthUnit == .centimetre)
    #expect(abs((found.trajectory("LASI")?.z[0] ?? 0) - 0.2) < 1e-12)
  }
}
