import Foundation
import GRDB
import Motion
import Testing

@testable import Results

@Suite("Cohort tables") struct CohortTests {
  private static func session(_ label: String, _ session: String?) -> SessionAnalysis {
    var analysis = SampleAnalysis.session()
    analysis.subject.label = label
    analysis.subject.session = session
    return analysis
  }

  private let cohort = Cohort(
    of: [("01", "pre"), ("01", "post"), ("=cmd()", nil)].map { label, session in
      SessionRows(of: Self.session(label, session))
    })

  private func table(_ name: String) throws -> [[String]] {
    let text = try #require(cohort.files.first { $0.name == name + ".csv" }).text
    return RFC4180.rows(text)
  }

  private func value(_ column: String, _ row: [String], of rows: [[String]]) throws -> String {
    row[try #require(rows[0].firstIndex(of: column))]
  }

  @Test("every row has a field a column, and participant and session in front")
  func shape() throws {
    for file in cohort.files where file.name != "dictionary.csv" {
      let rows = RFC4180.rows(file.text)
      #expect(rows[0].prefix(2) == ["participant", "session"])
      #expect(Set(rows[0]).count == rows[0].count, "\(file.name)")
      #expect(rows.allSatisfy { $0.count == rows[0].count }, "\(file.name)")
    }
    #expect(try table("findings").count == 1 + 3 * 2)
  }

  @Test("numbers are those of results.json, in the unit beside them; what is missing is empty")
  func findings() throws {
    let rows = try table("findings")
    #expect(try value("rule", rows[1], of: rows) == "P01")
    #expect(try value("value", rows[1], of: rows) == "-8")
    #expect(try value("unit", rows[1], of: rows) == "deg")
    #expect(try value("confidence", rows[1], of: rows) == "0.87654322")
    #expect(try value("interval_low", rows[1], of: rows) == "")
    #expect(try value("value", rows[2], of: rows) == "")
    #expect(try value("reason", rows[2], of: rows) == "no cycles")
    let parameters = try table("spatiotemporal")
    #expect(try value("value", parameters[1], of: parameters) == "120")
    #expect(try value("not_assessed_because", parameters[2], of: parameters) == "no other foot")
  }

  @Test("a name that a spreadsheet would run stands behind an apostrophe")
  func formulas() throws {
    for text in ["=cmd()", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u{FF1D}1"] {
      #expect(CSVText.inert(text) == "'" + text)
    }
    #expect(CSVText.inert("walk=1") == "walk=1")
    #expect(CSVText.field(.number(-1)) == "-1")
    #expect(try table("participants")[3][0] == "'=cmd()")
    for file in cohort.files {
      for field in RFC4180.rows(file.text).joined() where Double(field) == nil {
        #expect(!"=+-@".contains(field.first ?? " "), "\(file.name): \(field)")
      }
    }
  }

  @Test("commas, quotation marks and line ends survive; numbers that are none are empty")
  func quoting() {
    let text = CSVText.text(
      header: ["a", "b"],
      rows: [[.text("x,\"y\"\r\nz"), .number(Double.nan)], [.missing, .number(1.0 / 3)]])
    #expect(RFC4180.rows(text) == [["a", "b"], ["x,\"y\"\r\nz", ""], ["", "0.333333333"]])
    #expect(text.hasSuffix("\r\n"))
  }

  @Test("the dictionary tells of every column of every table, with a meaning")
  func dictionary() throws {
    let rows = try table("dictionary")
    let told = Set(rows.dropFirst().map { $0[0] + "." + $0[1] })
    for file in cohort.files where file.name != "dictionary.csv" {
      for column in RFC4180.rows(file.text)[0] {
        #expect(told.contains("\(file.name.dropLast(4)).\(column)"))
      }
    }
    #expect(rows.dropFirst().allSatisfy { !$0[3].isEmpty })
    #expect(rows.contains { $0[2] == "cadence" && $0[4] == "1/min" })
  }

  @Test("free text of the intake never leaves it")
  func identity() {
    let text = cohort.files.map(\.text).joined()
    #expect(!text.contains("Geheim") && !text.contains("brace") && !text.contains("5 degrees"))
    let rows = RFC4180.rows(cohort.files.first { $0.name == "participants.csv" }?.text ?? "")
    for column in ["referral_question_given", "examination_given"] {
      let place = rows.first?.firstIndex(of: column)
      #expect(place.map { rows[1][$0] } == "1", "\(column)")
    }
    #expect(text.contains("\r\n01,pre,"))
  }

  @Test("the database holds the same rows, answers its views, and is the same bytes twice")
  func database() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/marey-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = ["a", "b"].map { "\(folder)/\($0).sqlite" }
    for path in paths { try CohortDatabase.write(cohort, to: path) }
    #expect(FileManager.default.contentsEqual(atPath: paths[0], andPath: paths[1]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    let queue = try DatabaseQueue(path: paths[0])
    try queue.read { database in
      for file in cohort.files {
        let count = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(file.name.dropLast(4))")
        #expect(count == RFC4180.rows(file.text).count - 1)
      }
      let present = try String.fetchAll(database, sql: "SELECT rule FROM findings_present")
      #expect(present == ["P01", "P01", "P01"])
      let cadence = try Double.fetchAll(database, sql: "SELECT cadence FROM spatiotemporal_wide")
      #expect(cadence == [120, 120, 120])
      let views = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'view'")
      #expect(views.count >= 8)
      for view in views { _ = try Row.fetchAll(database, sql: "SELECT * FROM \(view)") }
      #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode") == "delete")
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
    }
  }

  @Test("a study without a session has tables and a database all the same")
  func empty() throws {
    let empty = Cohort(of: [])
    #expect(empty.files.count == cohort.files.count)
    let path = FileManager.default.temporaryDirectory.path + "/marey-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try CohortDatabase.write(empty, to: path)
  }
}

/// A reader of CSV, written for the tests alone.
enum RFC4180 {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if isQuoted {
        if scalar != "\"" {
          field.unicodeScalars.append(scalar)
        } else if index < scalars.count, scalars[index] == "\"" {
          field += "\""
          index += 1
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," {
        row.append(field)
        field = ""
      } else if scalar == "\r", index < scalars.count, scalars[index] == "\n" {
        index += 1
        rows.append(row + [field])
        (row, field) = ([], "")
      } else {
        field.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
