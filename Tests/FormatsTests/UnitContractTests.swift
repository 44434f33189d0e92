import Foundation
import Motion
import Testing

@testable import Formats

/// Whatever format says a length in whatever unit: a right one is read, a wrong one is refused with
/// words that tell the right one, and the setting mends it.
@Suite("Units of length in every format of markers")
struct UnitContractTests {
  /// A way to write markers as text: the files it takes (the first is the recording), and the units
  /// that it can name.
  struct Writing: Sendable, CustomTestStringConvertible {
    var format: String
    /// The symbol of each unit as the format writes it.
    var units: [(unit: Motion.Unit, symbol: String)]
    var files: @Sendable (Body, String) -> [(String, String)]
    var testDescription: String { format }
  }

  /// Twelve markers on a person of 1.7 m in four frames, in some unit.
  struct Body: Sendable {
    static let names = (0..<12).map { "M\($0)" }
    static let frames = 4
    var factor: Double
    /// The marker and the frame that a program writes as 0, 0, 0, since it saw nothing.
    var unseen: (marker: Int, frame: Int)?

    /// X, Y and Z of all markers in a frame.
    func row(_ frame: Int) -> [Double] {
      Self.names.indices.flatMap { index -> [Double] in
        let height = 1.7 * Double(index) / Double(Self.names.count - 1)
        if let unseen, unseen == (index, frame) { return [0, 0, 0] }
        return [0.3 + 0.01 * Double(frame), 0.2, height].map { $0 * factor }
      }
    }

    func text(_ frame: Int, _ separator: String) -> String {
      row(frame).map { "\($0)" }.joined(separator: separator)
    }
  }

  private static let metric: [(unit: Motion.Unit, symbol: String)] = [
    (.metre, "m"), (.centimetre, "cm"), (.millimetre, "mm"),
  ]
  private static func time(_ frame: Int) -> String { "0.0\(frame)" }
  private static func rows(_ separator: String, _ row: (Int) -> String) -> String {
    (0..<Body.frames).map { row($0) + "\n" }.joined()
  }
  private static func headings(_ separator: String, _ axes: [String], _ unit: String = "") -> String
  {
    Body.names.flatMap { name in axes.map { name + $0 + unit } }.joined(separator: separator)
  }

  static let writings: [Writing] = [
    Writing(format: TRC.name, units: metric) { body, unit in
      let names = Body.names.map { "\t\($0)\t\t" }.joined()
      let text =
        "PathFileType\t4\t(X/Y/Z)\ta.trc\nDataRate\tNumFrames\tNumMarkers\tUnits\n100\t4\t12\t"
        + "\(unit)\nFrame#\tTime\(names)\n\n"
        + rows("\t") { "\($0 + 1)\t\(time($0))\t" + body.text($0, "\t") }
      return [("a.trc", text)]
    },
    Writing(format: NexusCSV.name, units: metric) { body, unit in
      let text =
        "Trajectories\n100\n,," + Body.names.map { $0 + ",," }.joined(separator: ",")
        + "\nFrame,Sub Frame," + headings(",", ["X", "Y", "Z"]).replacing(/M\d+/, with: "")
        + "\n,," + Body.names.flatMap { _ in [unit, unit, unit] }.joined(separator: ",") + "\n"
        + rows(",") { "\($0 + 1),0," + body.text($0, ",") }
      return [("a.csv", text)]
    },
    Writing(format: NexusGraph.name, units: metric) { body, unit in
      let text =
        "# rate_hz: 100\nFrame,Sub Frame,"
        + Body.names.map { "Trajectory Position - \($0),," }.joined(separator: ",") + "\n,,"
        + Body.names.map { _ in "TX,TY,TZ" }.joined(separator: ",") + "\n,,"
        + Body.names.map { _ in "\(unit),\(unit),\(unit)" }.joined(separator: ",") + "\n"
        + rows(",") { "\($0 + 1),0," + body.text($0, ",") }
      return [("a.csv", text)]
    },
    Writing(format: Visual3DText.name, units: metric) { body, unit in
      func row(_ first: String, _ cells: (String) -> String) -> String {
        first + Body.names.map { "\t" + cells($0) }.joined() + "\n"
      }
      func three(_ cell: String) -> String { "\(cell)\t\(cell)\t\(cell)" }
      let text =
        "# rate_hz: 100\n# unit: \(unit)\n" + row("") { _ in three("a.c3d") }
        + row("") { three($0) } + row("") { _ in three("TARGET") }
        + row("") { _ in three("ORIGINAL") } + row("ITEM") { _ in "X\tY\tZ" }
        + rows("\t") { "\($0 + 1)\t" + body.text($0, "\t") }
      return [("a.txt", text)]
    },
    Writing(
      format: MotiveCSV.name,
      units: [(.metre, "Meters"), (.centimetre, "Centimeters"), (.millimetre, "Millimeters")]
    ) { body, unit in
      func row(_ cells: (String) -> String) -> String {
        Body.names.flatMap { name in [cells(name), cells(name), cells(name)] }
          .joined(separator: ",")
      }
      let text =
        "Format Version,1.23,Export Frame Rate,100,Length Units,\(unit)\n\n,Type,"
        + row { _ in "Marker" } + "\n,Name," + row { $0 } + "\n,ID," + row { _ in "1" } + "\n,,"
        + row { _ in "Position" } + "\nFrame,Time (Seconds),"
        + Body.names.map { _ in "X,Y,Z" }.joined(separator: ",") + "\n"
        + rows(",") { "\($0),\(time($0))," + body.text($0, ",") }
      return [("a.csv", text)]
    },
    Writing(format: QualisysTSV.name, units: [(.millimetre, "mm")]) { body, _ in
      let text =
        "NO_OF_FRAMES\t4\nFREQUENCY\t100\nMARKER_NAMES\t" + Body.names.joined(separator: "\t")
        + "\nFrame\tTime\t" + headings("\t", [" X", " Y", " Z"]) + "\n"
        + rows("\t") { "\($0 + 1)\t\(time($0))\t" + body.text($0, "\t") }
      return [("a.tsv", text)]
    },
    Writing(format: BTSText.name, units: metric) { body, unit in
      let text =
        "BTS ASCII format\nType:\tPoint 3D tracks\nMeasure unit:\t\(unit)\nFrequency:\t100 Hz\n"
        + "Frame\tTime\t" + headings("\t", [".X", ".Y", ".Z"]) + "\n"
        + rows("\t") { "\($0 + 1)\t\(time($0))\t" + body.text($0, "\t") }
      return [("a.emt", text)]
    },
    Writing(format: WideCSV.name, units: metric) { body, unit in
      let text =
        "time," + headings(",", [".X", ".Y", ".Z"], " [\(unit)]") + "\n"
        + rows(",") { time($0) + "," + body.text($0, ",") }
      return [("a.csv", text)]
    },
    Writing(format: LongCSV.name, units: metric) { body, unit in
      let text =
        "time,marker,x (\(unit)),y (\(unit)),z (\(unit))\n"
        + rows(",") { frame in
          let row = body.row(frame)
          return Body.names.enumerated().map { index, name in
            "\(time(frame)),\(name),"
              + row[3 * index..<3 * index + 3].map { "\($0)" }.joined(separator: ",")
          }.joined(separator: "\n")
        }
      return [("a.csv", text)]
    },
    Writing(format: MotionBIDS.name, units: metric) { body, unit in
      let channels =
        "name\tcomponent\ttype\ttracked_point\tunits\n"
        + Body.names.flatMap { name in
          ["x", "y", "z"].map { "\(name)\($0)\t\($0)\tPOS\t\(name)\t\(unit)\n" }
        }.joined()
      return [
        ("a_motion.tsv", rows("\t") { body.text($0, "\t") }), ("a_channels.tsv", channels),
        ("a_motion.json", "{\"SamplingFrequency\": 100}"),
      ]
    },
    Writing(format: GaitLabText.name, units: [(.metre, "m")]) { body, _ in
      let blocks = Body.names.enumerated().map { index, name in
        "!Marker\(name)-3\n"
          + rows(" ") { frame in
            body.row(frame)[3 * index..<3 * index + 3].map { "\($0)" }.joined(separator: " ")
          }
      }
      return [("a.txt", "!MarkerFrequency\n100\n" + blocks.joined())]
    },
  ]

  @Test("every format of markers has its way of writing them here")
  func complete() {
    let others: Set<String> = [
      // Binary ones are below; the rest hold no markers.
      C3D.name, HDF5Recording.name, OpenSignals.name, DataLOG.name, CortexForces.name,
      AnalogASCII.name, MOT.name, OrthoTrakText.name, SignalCSV.name,
    ]
    #expect(
      Set(RecordingFormats.all.map { $0.name }) == others.union(Self.writings.map(\.format)))
  }

  private func read(
    _ files: [(String, String)], lengthUnit: Motion.Unit? = nil
  ) throws -> Recording {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in files {
      try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    return try RecordingFormats.recording(
      at: folder.path(files[0].0), file: files[0].0, lengthUnit: lengthUnit)
  }

  private func expectPerson(_ recording: Recording, _ words: String) {
    #expect(recording.trajectories.count == 12, "\(words)")
    let highest = recording.trajectories.last?.z.last ?? 0
    #expect(abs(highest - 1.7) < 1e-6, "\(words): \(highest)")
  }

  @Test("a length in any unit that the format can name is read", arguments: writings)
  func right(writing: Writing) throws {
    for (unit, symbol) in writing.units {
      let recording = try read(writing.files(Body(factor: 1 / unit.siFactor), symbol))
      #expect(recording.format == writing.format)
      #expect(recording.lengthUnit == unit)
      expectPerson(recording, "\(writing.format), \(symbol)")
      #expect(!recording.notices.contains { $0.topic == .axes })
    }
  }

  @Test(
    "numbers in another unit than the file says are refused, and the message tells the true one",
    arguments: writings)
  func wrong(writing: Writing) throws {
    for (unit, symbol) in writing.units {
      for (truth, _) in Self.metric where truth != unit {
        let files = writing.files(Body(factor: 1 / truth.siFactor), symbol)
        let words = "\(writing.format) says \(unit.rawValue), is \(truth.rawValue)"
        let span = 1.7 * unit.siFactor / truth.siFactor
        let tell = "the file says \(unit.rawValue), the numbers look like \(truth.rawValue)"
        if (0.02...5).contains(span) {
          // A foot may be so small: read, but not in silence.
          let recording = try read(files)
          #expect(
            recording.notices.contains { $0.topic == .axes && $0.text.contains(tell) }, "\(words)")
        } else {
          let error = #expect(throws: ReadError.self, "\(words)") { try read(files) }
          #expect(error?.problem.hasPrefix("expected a body of 0.3 to 3 m, found markers") == true)
          #expect(error?.problem.hasSuffix(tell) == true, "\(words): \(error?.problem ?? "")")
          #expect(error?.remedy.contains("laboratory.length_unit") == true)
          if span > 1000 { #expect(error?.problem.contains(" km within a frame") == true) }
        }
        let mended = try read(files, lengthUnit: truth)
        expectPerson(mended, words)
        #expect(mended.notices.contains { $0.text.contains("as the settings say") }, "\(words)")
      }
    }
  }

  @Test("positions of 0, 0, 0 exactly are gaps in every format, and are said", arguments: writings)
  func zeros(writing: Writing) throws {
    let symbol = try #require(writing.units.last)
    let body = Body(factor: 1 / symbol.unit.siFactor, unseen: (marker: 5, frame: 2))
    let recording = try read(writing.files(body, symbol.symbol))
    for (index, marker) in recording.trajectories.enumerated() {
      for frame in 0..<Body.frames {
        let isUnseen = index == 5 && frame == 2
        #expect(
          [marker.x[frame], marker.y[frame], marker.z[frame]].allSatisfy { $0.isNaN == isUnseen },
          "\(writing.format), \(marker.label), \(frame)")
      }
    }
    #expect(
      recording.notices.contains {
        $0.text == "positions of 0, 0, 0 exactly count as not seen: M5 (1 frames)"
      })
  }

  @Test("the same for binary formats", arguments: ["c3d", "h5"])
  func binary(ending: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for factor in [1.0, 1000, 0.001] {
      let rows = (0..<Body.frames).map { Body(factor: factor).row($0) }
      var recording = Recording(
        name: "a", format: "a", frameRate: 100, frameCount: Body.frames, up: .plusZ)
      for (index, name) in Body.names.enumerated() {
        recording.trajectories.append(
          Trajectory(
            label: name, x: rows.map { $0[3 * index] }, y: rows.map { $0[3 * index + 1] },
            z: rows.map { $0[3 * index + 2] }))
      }
      let path = folder.path("a." + ending)
      _ = try RecordingFormats.write(recording, to: path)
      guard factor != 1 else {
        expectPerson(try RecordingFormats.recording(at: path), ending)
        continue
      }
      let error = #expect(throws: ReadError.self) { try RecordingFormats.recording(at: path) }
      // The outermost markers are left out, so that a stray one does not make a giant.
      let span = factor > 1 ? "1.39 km" : "1.39 mm"
      #expect(error?.problem.contains("found markers that span \(span)") == true)
    }
  }

  @Test(
    "a file without a unit is read by its size, and said; where that tells nothing it is refused")
  func untold() throws {
    for (truth, _) in Self.metric {
      let body = Body(factor: 1 / truth.siFactor)
      let text =
        "time," + Self.headings(",", ["_x", "_y", "_z"]) + "\n"
        + Self.rows(",") { Self.time($0) + "," + body.text($0, ",") }
      guard truth == .centimetre else {
        let recording = try read([("a.csv", text)])
        #expect(recording.lengthUnit == truth)
        #expect(recording.notices.contains { $0.text.contains("no unit is given") })
        expectPerson(recording, truth.rawValue)
        continue
      }
      let error = #expect(throws: ReadError.self) { try read([("a.csv", text)]) }
      #expect(error?.place == .line(1, column: 1))
      #expect(error?.problem.hasPrefix("expected positions in metres or millimetres") == true)
      #expect(error?.remedy.contains("# unit:") == true)
    }
  }
}
