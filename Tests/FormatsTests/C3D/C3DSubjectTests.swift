import Formats
import Motion
import Testing

@Suite struct C3DSubjectTests {
  private func recording(
    _ values: [(String, Double)], group: String = "PROCESSING"
  ) throws -> Recording {
    try C3DFixture(
      points: [[[1, 1, 1, 0]]], parameters: values.map { (group, $0.0, .reals([$0.1])) }
    ).recording()
  }

  @Test("reads every measure that Vicon writes, in SI units")
  func all() throws {
    var values: [(String, Double)] = [
      ("Bodymass", 64.5), ("Height", 1702), ("MarkerDiameter", 14), ("InterAsisDistance", 240),
    ]
    for (letter, sign) in [("L", 1.0), ("R", -1)] {
      values += [
        (letter + "LegLength", 880 + sign), (letter + "KneeWidth", 100 + sign),
        (letter + "AnkleWidth", 70 + sign), (letter + "AsisTrocanterDistance", 60 + sign),
        (letter + "StaticPlantFlex", 0.25 * sign), (letter + "StaticRotOff", 0.125 * sign),
        (letter + "ThighRotation", 0.5 * sign), (letter + "ShankRotation", 0.0625 * sign),
        (letter + "TibialTorsion", -0.375 * sign), (letter + "SoleDelta", 4 * sign),
      ]
    }
    let found = try recording(values)
    let measures = found.measures
    #expect(measures.entries.count == 24)
    #expect(found.notices.isEmpty)
    let expected: [(SubjectMeasure, Double)] = [
      (.mass, 64.5), (.height, 1.702), (.markerDiameter, 0.014), (.interAsisDistance, 0.24),
      (.legLength(.left), 0.881), (.legLength(.right), 0.879), (.kneeWidth(.right), 0.099),
      (.ankleWidth(.left), 0.071), (.asisTrochanterDistance(.left), 0.061),
      (.staticPlantarFlexion(.right), -0.25), (.staticRotation(.left), 0.125),
      (.thighRotation(.left), 0.5), (.shankRotation(.right), -0.0625),
      (.tibialTorsion(.left), -0.375), (.soleDelta(.right), -0.004),
    ]
    for (measure, value) in expected {
      #expect(abs((measures[measure] ?? .nan) - value) < 1e-12)
      #expect(measures.entries[measure]?.source == "C3D PROCESSING")
    }
  }

  @Test("takes zero for a measure that nobody took, and a negative length for none")
  func zero() throws {
    let measures = try recording([("LKneeWidth", 0), ("RThighRotation", 0), ("Height", -5)])
      .measures
    #expect(measures.entries.isEmpty)
  }

  @Test("takes angles above one for degrees, all of the file, and says so")
  func degrees() throws {
    let found = try recording([("LStaticPlantFlex", 12.5), ("RStaticPlantFlex", 0.5)])
    #expect(abs((found.measures[.staticPlantarFlexion(.left)] ?? 0) - .degrees(12.5)) < 1e-12)
    #expect(abs((found.measures[.staticPlantarFlexion(.right)] ?? 0) - .degrees(0.5)) < 1e-12)
    #expect(found.notices.contains { $0.topic == .subject && $0.text.contains("degrees") })
  }

  @Test("takes legs of less than two millimetres for legs in metres, and says so")
  func metres() throws {
    let found = try recording([("LLegLength", 0.875), ("LKneeWidth", 0.125), ("Height", 1.75)])
    #expect(found.measures[.legLength(.left)] == 0.875)
    #expect(found.measures[.kneeWidth(.left)] == 0.125)
    #expect(found.measures[.height] == 1.75)
    #expect(found.notices.count == 2)
    #expect(try recording([("Height", 175)]).measures[.height] == 1.75)
  }

  @Test("accepts prefixed names of one person, and uses none of two people's")
  func people() throws {
    #expect(try recording([("Ann:LLegLength", 800)]).measures[.legLength(.left)] == 0.8)
    let two = try recording([("Ann:LLegLength", 800), ("Bob:LLegLength", 900)])
    #expect(two.measures.entries.isEmpty)
    #expect(two.notices.contains { $0.text.contains("several people") })
    #expect(!two.notices.contains { $0.text.contains("Ann") })
  }

  @Test("completes PROCESSING from SUBJECTS, and never keeps a name")
  func subjects() throws {
    let found = try C3DFixture(
      points: [[[1, 1, 1, 0]]],
      parameters: [
        ("SUBJECTS", "NAMES", .texts(["Jane Doe"])), ("SUBJECTS", "Bodymass", .texts(["61.5"])),
        ("SUBJECTS", "LLegLength", .integers([900])),
        ("PROCESSING", "LLegLength", .integers([850])),
      ]
    ).recording()
    #expect(found.measures[.mass] == 61.5)
    #expect(found.measures.entries[.mass]?.source == "C3D SUBJECTS")
    #expect(found.measures[.legLength(.left)] == 0.85)
    #expect(found.notices.contains { $0.text.contains("left leg length") })
    #expect(!"\(found)".contains("Jane"))
  }

  @Test("takes legs of tens for centimetres, and says so")
  func centimetres() throws {
    let found = try recording([("LLegLength", 90), ("LKneeWidth", 10.5)])
    #expect(found.measures[.legLength(.left)] == 0.9)
    #expect(abs((found.measures[.kneeWidth(.left)] ?? 0) - 0.105) < 1e-12)
    #expect(found.notices.contains { $0.text.contains("taken as centimetres") })
  }

  @Test("leaves out a number that nobody has, and says so")
  func impossible() throws {
    let found = try recording([("LLegLength", 900), ("LKneeWidth", 0.1), ("Bodymass", 7000)])
    #expect(found.measures.entries.keys.map { $0 } == [.legLength(.left)])
    let notice = try #require(found.notices.first { $0.text.contains("nobody has") })
    #expect(notice.text.contains("7000") && notice.text.contains("0.1"))
  }

  @Test("a weight is kilograms only where it cannot be newtons")
  func weight() throws {
    #expect(try recording([("WEIGHT", 71)], group: "SUBJECT").measures[.mass] == 71)
    let newtons = try recording([("WEIGHT", 294)], group: "SUBJECT")
    #expect(newtons.measures[.mass] == nil)
    #expect(newtons.notices.contains { $0.text.contains("kilograms or newtons") })
  }
}
