import Formats
import Geometry
import Motion
import Testing

@Suite struct C3DForcePlatesTests {
  private static let corners: [Double] = [0, 0, 0, 600, 0, 0, 600, 400, 0, 0, 400, 0]

  private func fixture(
    types: [Int], channels: [Int], rows: Int, units: [String],
    more: [(String, C3DFixture.Value)] = []
  ) -> C3DFixture {
    let plates = types.count
    return C3DFixture(
      points: [[[1, 1, 1, 0]]], analog: [[(1...8).map { Double($0) * 1000 }]],
      parameters: [
        ("ANALOG", "UNITS", .texts(units)),
        ("FORCE_PLATFORM", "USED", .integers([plates])),
        ("FORCE_PLATFORM", "TYPE", .integers(types, axes: [plates])),
        ("FORCE_PLATFORM", "CHANNEL", .integers(channels, axes: [rows, plates])),
        (
          "FORCE_PLATFORM", "CORNERS",
          .reals(
            [[Double]](repeating: Self.corners, count: plates).flatMap { $0 },
            axes: [3, 4, plates])
        ),
        ("FORCE_PLATFORM", "ORIGIN", .reals([1, 2, -40], axes: [3, 1])),
        ("FORCE_PLATFORM", "ZERO", .integers([1, 10])),
      ] + more.map { ("FORCE_PLATFORM", $0.0, $0.1) })
  }

  private let newtons = ["N", "N", "N", "Nmm", "Nmm", "Nmm", "V", "V"]

  @Test("gives a plate its signals in the order of CHANNEL, and leaves the others")
  func type2() throws {
    let recording = try fixture(types: [2], channels: [3, 2, 1, 4, 5, 6], rows: 6, units: newtons)
      .recording()
    let plate = try #require(recording.plates.first)
    #expect(plate.label == "1")
    #expect(plate.kind == .c3d(type: 2))
    #expect(plate.channels.map { $0.samples[0] } == [3000, 2000, 1000, 4, 5, 6])
    #expect(
      plate.channels.map(\.unit) == [.newton, .newton, .newton]
        + [Unit](repeating: .newtonMetre, count: 3))
    #expect(plate.corners.map(\.x) == [0, 0.6, 0.6, 0])
    #expect(plate.corners.map(\.y) == [0, 0, 0.4, 0.4])
    #expect(plate.origin == Vector3(0.001, 0.002, -0.04))
    #expect(plate.zeroRange == 1...10)
    #expect(plate.calibration == nil)
    #expect(recording.analog.map(\.label) == ["*7", "*8"])
  }

  @Test(
    "carries every type with as many signals as it has",
    arguments: [
      (1, 6), (2, 6), (3, 8), (4, 6), (5, 8), (7, 8), (21, 8),
    ])
  func types(type: Int, count: Int) throws {
    let recording = try fixture(
      types: [type], channels: Array(1...8), rows: 8, units: newtons
    ).recording()
    #expect(recording.plates[0].kind == .c3d(type: type))
    #expect(recording.plates[0].channels.count == count)
  }

  @Test("takes a plate's signals without unit for newton and newton-millimetre, and says so")
  func noUnits() throws {
    let recording = try fixture(types: [2], channels: Array(1...6), rows: 6, units: []).recording()
    #expect(recording.plates[0].channels.map { $0.samples[0] } == [1000, 2000, 3000, 4, 5, 6])
    #expect(recording.plates[0].channels[5].unit == .newtonMetre)
    #expect(recording.notices.contains { $0.topic == .plates && $0.text.contains("no unit") })
    let pressure = try fixture(types: [1], channels: Array(1...6), rows: 6, units: []).recording()
    #expect(pressure.plates[0].channels.map { $0.samples[0] } == [1000, 2000, 3000, 4, 5, 6])
    #expect(pressure.plates[0].channels[3].unit == .metre)
  }

  @Test(
    "leaves a plate without signals whose channels do not exist, and says so",
    arguments: [
      [1, 2, 3, 4, 5, 9], [0, 2, 3, 4, 5, 6], [-1, 2, 3, 4, 5, 6],
    ])
  func noChannels(channels: [Int]) throws {
    let recording = try fixture(types: [2], channels: channels, rows: 6, units: newtons).recording()
    #expect(recording.plates[0].channels.isEmpty)
    #expect(recording.plates[0].corners.count == 4)
    #expect(recording.analog.count == 8)
    #expect(recording.notices.contains { $0.text.contains("without signals") })
  }

  @Test("turns the calibration matrix so that signals in SI units give newton and newton-metre")
  func calibration() throws {
    // Element (row, column) = 10 row + column + 1, first axis fastest.
    let matrix = (0..<36).map { (index: Int) -> Double in
      let (column, row) = index.quotientAndRemainder(dividingBy: 6)
      return Double(10 * row + column + 1)
    }
    let recording = try fixture(
      types: [4], channels: Array(1...6), rows: 6, units: newtons,
      more: [("CAL_MATRIX", .reals(matrix, axes: [6, 6, 1]))]
    ).recording()
    let plate = recording.plates[0]
    let turned = try #require(plate.calibration)
    for row in 0..<6 {
      var inFileUnits = 0.0
      for column in 0..<6 {
        inFileUnits += Double(10 * row + column + 1) * Double(column + 1) * 1000
      }
      let output = zip(turned[row], plate.channels).reduce(0) { $0 + $1.0 * $1.1.samples[0] }
      let expected = row < 3 ? inFileUnits : inFileUnits / 1000
      #expect(abs(output - expected) < 1e-9 * expected)
    }
  }

  @Test("takes corners of zeros for unknown ones")
  func unknownCorners() throws {
    var fixture = fixture(types: [2], channels: Array(1...6), rows: 6, units: newtons)
    fixture.parameters.removeAll { $0.name == "CORNERS" }
    fixture.parameters.append(
      ("FORCE_PLATFORM", "CORNERS", .reals([Double](repeating: 0, count: 12), axes: [3, 4, 1])))
    #expect(try fixture.recording().plates[0].corners.isEmpty)
  }
}
