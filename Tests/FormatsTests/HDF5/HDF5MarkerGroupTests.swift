import HDF5
import Motion
import Testing

@testable import Formats

@Suite("Markers one by one in a group")
struct HDF5MarkerGroupTests {
  private typealias File = MATLABFixture

  private static func truth(_ marker: Int, _ axis: Int, _ frame: Int) -> Double {
    Double(100 * marker + 10 * axis + frame) * 0.001
  }

  private func expectTruth(_ recording: Recording) {
    #expect(recording.frameCount == 20)
    #expect(recording.trajectories.map(\.label).sorted() == File.names.sorted())
    for (index, name) in File.names.enumerated() {
      guard let found = recording.trajectory(name) else { continue }
      for (axis, column) in [found.x, found.y, found.z].enumerated() {
        for frame in 0..<20 {
          #expect(abs(column[frame] - Self.truth(index, axis, frame)) < 1e-12, "\(name)")
        }
      }
    }
  }

  @Test("x, y and z in groups or by name, in files of MATLAB", arguments: ["/", "_", "."])
  func components(separator: String) throws {
    expectTruth(
      try File.read { writer in
        for (index, name) in File.names.enumerated() {
          for (axis, letter) in ["x", "y", "z"].enumerated() {
            try writer.write(
              (0..<20).map { Double(100 * index + 10 * axis + $0) }, shape: [1, 20],
              at: "/markers/\(name)\(separator)\(letter)")
          }
        }
        try File.put(writer, 100, at: "/FrameRate")
      })
  }

  @Test("a fourth row is a one, or the first is time; anything else is not taken for a marker")
  func four() throws {
    for isTime in [true, false] {
      let found = try File.read { writer in
        for (index, name) in File.names.enumerated() {
          let positions = File.marker(index, frames: 20)
          let ones = [Double](repeating: 1, count: 20)
          let times = (0..<20).map { Double($0) / 50 }
          try writer.write(
            isTime ? times + positions : positions + ones, shape: [4, 20], at: "/markers/\(name)")
        }
        if !isTime { try File.put(writer, 100, at: "/FrameRate") }
      }
      expectTruth(found)
      #expect(found.frameRate == (isTime ? 50 : 100))
    }
    #expect(throws: ReadError.self) {
      try File.read { writer in
        for name in File.names {
          try writer.write(
            (0..<80).map { Double($0 * $0 % 17) }, shape: [4, 20], at: "/markers/\(name)")
        }
        try File.put(writer, 100, at: "/FrameRate")
      }
    }
  }

  @Test("as many of one length as of another are refused")
  func tie() throws {
    let error = #expect(throws: ReadError.self) {
      try File.read { writer in
        try File.put(writer, markersAt: "/markers", frames: 20, names: ["A", "B", "C"])
        try File.put(writer, markersAt: "/markers", frames: 30, names: ["D", "E", "F"])
        try File.put(writer, 100, at: "/FrameRate")
      }
    }
    #expect(error?.problem.contains("as many of 20 as of 30") == true)
  }
}
