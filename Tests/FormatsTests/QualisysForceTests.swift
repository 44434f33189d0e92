import Formats
import Geometry
import Motion
import Testing

@Suite("Qualisys force plates")
struct QualisysForceTests {
  /// A plate whose own x points along the laboratory's +x and whose z points down, middle at
  /// (300, 450, 0) mm.
  private static func head(_ description: String = "Force data in local (force plate) coordinates")
    -> String
  {
    let corners: [(String, [Int])] = [
      ("POSX_POSY", [600, 0, 0]), ("NEGX_POSY", [0, 0, 0]), ("NEGX_NEGY", [0, 900, 0]),
      ("POSX_NEGY", [600, 900, 0]),
    ]
    return "NO_OF_SAMPLES\t3\r\nFREQUENCY\t1000\r\nFIRST_SAMPLE\t1\r\n"
      + "DESCRIPTION\t\(description)\r\nDATA_INCLUDED\tForce\r\nFORCE_PLATE_TYPE\tKistler\r\n"
      + "FORCE_PLATE_NAME\tForce-plate 2\r\n"
      + corners.flatMap { corner, numbers in
        zip(["X", "Y", "Z"], numbers).map { "FORCE_PLATE_CORNER_\(corner)_\($0)\t\($1).0\r\n" }
      }.joined()
  }
  private static let names =
    "SAMPLE\tTIME\tForce_X\tForce_Y\tForce_Z\tMoment_X\tMoment_Y\tMoment_Z\tCOP_X\tCOP_Y\tCOP_Z\r\n"
  // 10 N along x, 20 N along y, 800 N down, 30 mm along x and 40 mm along y from the middle, and a free
  // moment of 2 N·m about the plate's z: Mz = 2 + 0.03 * 20 - 0.04 * 10.
  private static let numbers = "10\t20\t800\t31\t-23.6\t2.2\t30\t40\t0"

  private func read(_ text: String) throws -> Recording {
    let bytes = Array(text.utf8)
    #expect(QualisysTSV.recognizes(bytes, ending: "tsv"))
    return try QualisysTSV.recording(of: bytes, name: "walk_f_1", file: "walk_f_1.tsv")
  }

  @Test("force, point and free moment in plate axes, turned to the reaction on the person")
  func plate() throws {
    let rows = (0..<3).map { "\($0 + 1)\t0.00\($0)00\t\(Self.numbers)\t\r\n" }.joined()
    let recording = try read(Self.head() + Self.names + rows)
    let plate = try #require(recording.plates.first)
    #expect(plate.label == "2")
    #expect(plate.rate == 1000)
    #expect(plate.kind == .c3d(type: 1))
    #expect(agree(plate.channels.map { $0.samples[1] }, [-10, -20, -800, 0.03, 0.04, -2]))
    // In the laboratory the person is pushed up at (330, 410, 0) mm.
    let surface = try #require(plate.surface)
    let force = surface.axes * Vector3(-10, -20, -800)
    #expect((force - Vector3(-10, 20, 800)).length < 1e-9)
    let point = surface.origin + surface.axes * Vector3(0.03, 0.04, 0)
    #expect((point - Vector3(0.33, 0.41, 0)).length < 1e-9)
  }

  @Test("without a row of names the columns are known by their number")
  func unnamed() throws {
    for before in ["", "1\t0.00000\t"] {
      let rows = (0..<3).map { row in
        (before.isEmpty ? "" : "\(row + 1)\t0.00\(row)00\t") + Self.numbers + "\r\n"
      }
      let recording = try read(Self.head() + rows.joined())
      #expect(recording.plates[0].channels[2].samples == [-800, -800, -800])
      #expect(recording.plates[0].rate == 1000)
    }
  }

  @Test(
    "a word about other coordinates, or none, is no recording",
    arguments: ["--", "Force data in world coordinates"])
  func otherAxes(description: String) {
    let error = #expect(throws: ReadError.self) {
      try read(Self.head(description) + Self.names + "1\t0\t" + Self.numbers + "\r\n")
    }
    #expect(error?.isNoRecording == true)
    #expect(error?.problem.contains("local (force plate) coordinates") == true)
  }
}
