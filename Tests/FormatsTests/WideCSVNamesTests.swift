import Motion
import Testing

@testable import Formats

/// Headers as people write them: every one of these is the same table.
@Suite("Names of a wide table's columns")
struct WideCSVNamesTests {
  private static let markers = ["LASI", "RASI", "LKNE", "RKNE"]

  /// A name of every coordinate: `$m` is the marker, `$a` the axis, `$A` the axis in upper case.
  private static func names(_ pattern: String, _ separator: String = ",") -> String {
    markers.flatMap { marker in
      ["x", "y", "z"].map { axis in
        pattern.replacing("$m", with: marker).replacing("$a", with: axis)
          .replacing("$A", with: axis.uppercased())
      }
    }.joined(separator: separator)
  }

  private static func rows(_ separator: String, _ mark: String, _ clock: (Int) -> String) -> String
  {
    (0..<4).map { frame in
      let cells = (0..<12).map { "\(100 * ($0 + 1) + frame).5".replacing(".", with: mark) }
      return ([clock(frame)] + cells).joined(separator: separator) + "\n"
    }.joined()
  }

  private static func seconds(_ frame: Int) -> String { "0.0\(frame)" }

  static let tables: [String] = [
    "time,\(names("$m_$a"))\n" + rows(",", ".", seconds),
    "Time (s),\(names("$m $A (mm)"))\n" + rows(",", ".", seconds),
    "time/s,\(names("$m.$A/mm"))\n" + rows(",", ".", seconds),
    "time_s,\(names("$m_$a_mm"))\n" + rows(",", ".", seconds),
    "timestamp,\(names("$m:$A"))\n" + rows(",", ".", seconds),
    "t,\(names("$A_$m"))\n" + rows(",", ".", seconds),
    "time,\(names("$a $m [mm]"))\n" + rows(",", ".", seconds),
    "time,\(names("$m$a"))\n" + rows(",", ".", seconds),
    "\"time\",\(names("\"$m_$a\""))\n" + rows(",", ".", seconds),
    "\u{FEFF}time,\(names("$m_$a"))\n" + rows(",", ".", seconds),
    "time (ms),\(names("$m_$a"))\n" + rows(",", ".") { "\(10 * $0)" },
    "time_ms,\(names("$m_$a"))\n" + rows(",", ".") { "\(10 * $0)" },
    "Zeit;\(names("$m_$a", ";"))\n" + rows(";", ",") { seconds($0).replacing(".", with: ",") },
    "Time\t\(names("$m:$A", "\t"))\n" + rows("\t", ".", seconds),
    // Units in a row of their own.
    "time,\(names("$m_$a"))\ns,\(names("mm"))\n" + rows(",", ".", seconds),
    "time,\(names("$m.$a"))\n(s),\(names("(mm)"))\n" + rows(",", ".", seconds),
    // Markers above, axes below: repeated, and only where a marker begins.
    ",\(names("$m"))\ntime,\(names("$a"))\n" + rows(",", ".", seconds),
    "time,\(markers.joined(separator: ",,,")),,\n,\(names("$A"))\n" + rows(",", ".", seconds),
    ",\(names("$m"))\ntime,\(names("$a"))\ns,\(names("mm"))\n" + rows(",", ".", seconds),
  ]

  @Test("all sensible headers give the same markers", arguments: tables)
  func headers(table: String) throws {
    let bytes = Array(table.utf8)
    let format = RecordingFormats.all.first { $0.recognizes(bytes, path: "walk.csv") }
    #expect(format?.name == WideCSV.name)
    let recording = try WideCSV.recording(of: bytes, name: "walk", file: "walk.csv")
    #expect(recording.trajectories.map(\.label) == Self.markers)
    #expect(abs(recording.frameRate - 100) < 1e-9 && recording.frameCount == 4)
    #expect(recording.lengthUnit == .millimetre)
    for (index, marker) in recording.trajectories.enumerated() {
      for frame in 0..<4 {
        let expected = (0..<3).map { axis in Double(100 * (3 * index + axis + 1) + frame) + 0.5 }
        #expect(abs(marker.x[frame] - expected[0] / 1000) < 1e-12)
        #expect(abs(marker.y[frame] - expected[1] / 1000) < 1e-12)
        #expect(abs(marker.z[frame] - expected[2] / 1000) < 1e-12)
      }
    }
  }

  @Test("times that are no seconds are refused where nothing says their unit")
  func milliseconds() {
    let table = "time,\(Self.names("$m_$a"))\n" + Self.rows(",", ".") { "\(10 * $0)" }
    let error = #expect(throws: ReadError.self) {
      try WideCSV.recording(of: Array(table.utf8), name: "walk", file: "walk.csv")
    }
    #expect(error?.place == .line(3, column: 1))
    #expect(error?.problem == "expected times in seconds, found steps of 10.0 from row to row")
    #expect(error?.remedy.contains("time (ms)") == true)
  }

  @Test("a word where the numbers begin is still named, with its line")
  func words() {
    for row in ["0.00,oops,2,3", "s,mm,furlong,mm"] {
      let table = "time,A_x,A_y,A_z\n\(row)\n0.01,1,2,3\n"
      let error = #expect(throws: ReadError.self) {
        try WideCSV.recording(of: Array(table.utf8), name: "walk", file: "walk.csv")
      }
      #expect({ if case .line(2, _) = error?.place { true } else { false } }())
    }
  }
}
