import Formats
import Motion
import Testing

@Suite("TabularText, ParticipantsTable and SubjectParameterFiles")
struct TableTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("a table has rows by column name, with lines and places; n/a and empty cells are absent")
  func tabular() throws {
    let table = try TabularText(
      of: bytes("trial\texclude\tnote\nwalk01\tn/a\t\"two\nlines\"\n\nwalk02\tyes\n"),
      file: "trials.tsv")
    #expect(table.columns == ["trial", "exclude", "note"])
    #expect(table.rows.map(\.line) == [2, 5])
    #expect(table.rows[0]["exclude"] == nil)
    #expect(table.rows[0]["note"] == "two\nlines")
    #expect(table.rows[1]["exclude"] == "yes")
    #expect(table.rows[1]["note"] == nil)
    #expect(table.place(of: "exclude", in: table.rows[1]) == .line(5, column: 8))
  }

  @Test("a table with a quote out of place, a lost quote or a nameless column is refused")
  func badTables() {
    let places: [(String, Place)] = [
      ("a,b\n1,x\"y\"\n", .line(2, column: 4)), ("a,b\n1,\"x\n2,3\n", .line(2, column: 3)),
      ("a,,b\n", .line(1, column: 3)), ("a,b,a\n", .line(1, column: 5)),
      ("a,b\n1,2,3\n", .line(2, column: 5)), ("", .line(1, column: 1)),
    ]
    for (text, place) in places {
      #expect {
        _ = try TabularText(of: bytes(text), file: "t.csv")
      } throws: { ($0 as? ReadError)?.place == place }
    }
  }

  @Test("participants are found with or without sub-, their measures in SI units")
  func participants() throws {
    let table = try ParticipantsTable(
      of: bytes(
        """
        participant_id\tsex\tage_years\tmass_kg\tleg_length_left_m\twalking_aid
        sub-01\tF\t9.5\t31,5\t0.71\tnone
        02\tn/a\t\tn/a\t0.9\t

        """), file: "study/participants.tsv")
    #expect(table.rows.keys.sorted() == ["01", "02"])
    #expect(table["sub-01"]?.measures[.mass] == 31.5)
    #expect(table["01"]?.measures[.legLength(.left)] == 0.71)
    #expect(table["01"]?.measures.entries[.age]?.source == "participants.tsv")
    #expect(table["01"]?.sex == "F")
    #expect(table["01"]?.other == ["walking_aid": "none"])
    #expect(table["02"]?.sex == nil)
    #expect(table["sub-02"]?.measures[.mass] == nil)
    #expect(table.otherColumns == ["walking_aid"])
  }

  @Test(
    "a bad number in participants is refused with its place",
    arguments: [
      ("70,,", "participants.csv:2:8", "expected the body mass in kilograms, found \"heavy\""),
      (",880,", "participants.csv:2:9", "expected the left leg length in metres, found \"880\""),
    ])
  func badParticipants(cells: String, place: String, problem: String) {
    let row = cells.replacing("70", with: "heavy")
    let text = "participant_id,mass_kg,leg_length_left_m,x\nsub-01,\(row)\n"
    #expect {
      _ = try ParticipantsTable(of: bytes(text), file: "participants.csv")
    } throws: { error in
      (error as? ReadError)?.diagnostic.hasPrefix("\(place): error: \(problem)") == true
    }
  }

  @Test("Vicon's parameters become SI units; 0 and missing values are absent")
  func vsk() throws {
    let measures = try SubjectParameterFiles.measures(
      of: bytes(TextSamples.vsk), file: "a/Ann.vsk")
    #expect(measures[.mass] == 70.5)
    #expect(measures[.legLength(.left)] == 0.877)
    #expect(measures[.staticPlantarFlexion(.left)] == 0.25)
    #expect(measures[.tibialTorsion(.left)] == nil)
    #expect(measures[.kneeWidth(.right)] == nil)
    #expect(measures.entries.count == 3)
    #expect(measures.entries[.mass]?.source == "Ann.vsk")
  }

  @Test("a .mp file is read alike, and one with offsets above one is in degrees")
  func mp() throws {
    let text =
      "$Bodymass = 70.5\r\n$LLegLength = 877\r\n$LStaticPlantFlex = 4.5\r\n"
      + "$RightStaticRotOff = 0.5\r\n$Name = Ann\r\n"
    let measures = try SubjectParameterFiles.measures(of: bytes(text), file: "Ann.mp")
    #expect(measures[.legLength(.left)] == 0.877)
    #expect(measures[.staticPlantarFlexion(.left)] == .degrees(4.5))
    #expect(measures[.staticRotation(.right)] == .degrees(0.5))
    #expect {
      _ = try SubjectParameterFiles.measures(
        of: bytes("$Bodymass = 70\n$LeftKneeWidth = 1e9\n"), file: "Ann.mp")
    } throws: { ($0 as? ReadError)?.place == .line(2, column: 18) }
  }

  @Test("parameters behind a subject's name, on lines of their own, with remarks, or as rules")
  func looseParameters() throws {
    let vsk = """
      <KinematicModel><StaticParameters>
      <StaticParameter
        NAME="SUB01:LeftLegLength"
        VALUE="877"/>
      </StaticParameters></KinematicModel>
      """
    #expect(
      try SubjectParameterFiles.measures(of: bytes(vsk), file: "a.vsk")[.legLength(.left)] == 0.877)
    let mp =
      "$Bodymass = 70 {*kilograms*}\n$RightLegLength = $LeftLegLength\n$LeftLegLength = 880\n"
    let found = try SubjectParameterFiles.measures(of: bytes(mp), file: "a.mp")
    #expect(found[.mass] == 70)
    #expect(found[.legLength(.left)] == 0.88)
    #expect(found[.legLength(.right)] == nil)
  }

  @Test("words of other programs for nothing are absent, but not in the first column")
  func nothing() throws {
    let table = try TabularText(
      of: Array(
        "id,mass,note\nNA,NA,None\nb,NULL,nan\nc,#N/A,NaN\nd,null,N/A\nn/a,1,na\n".utf8),
      file: "t.csv")
    #expect(table.rows.map { $0["id"] } == ["NA", "b", "c", "d", nil])
    #expect(table.rows.map { $0["mass"] } == [nil, nil, nil, nil, "1"])
    // An answer in words, and small letters that may be a name.
    #expect(table.rows.map { $0["note"] } == ["None", nil, nil, nil, "na"])
  }
}
