import Foundation
import Testing

@Suite("The command line")
struct CommandTests {
  @Test("demo, check, run: status 0 and every promised output")
  func whole() throws {
    let folder = try TemporaryFolder()
    let demo = try MareyCommand(
      "demo", folder.path("study"), "--participants", "3", "--trials", "1", "--cycles", "2.5",
      "--formats", "csv,hdf5,c3d")
    #expect(demo.status == 0, "\(demo.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.path("study/truth.json")))
    let check = try MareyCommand("check", folder.path("study"))
    #expect(check.status == 0)
    #expect(check.output.contains("rests on the standing trial static"))
    let run = try MareyCommand("run", folder.path("study"), folder.path("out"), "--log", "json")
    #expect(run.status == 0, "\(run.errors)")
    for line in run.errors.split(separator: "\n") {
      #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
    }
    for name in ["index.html", "run.json"] {
      #expect(FileManager.default.fileExists(atPath: folder.path("out/" + name)))
    }
    for person in ["P01", "P02", "P03"] {
      for name in ["report.html", "results.json", "curves.h5"] {
        let path = folder.path("out/sub-\(person)/\(name)")
        #expect(FileManager.default.fileExists(atPath: path), "\(path)")
      }
    }
  }

  @Test("the same seed gives the same study")
  func deterministicDemo() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      let demo = try MareyCommand(
        "demo", folder.path(name), "--participants", "1", "--trials", "1", "--cycles", "2")
      #expect(demo.status == 0)
    }
    for name in [
      "truth.json", "participants.tsv", "sub-P01/walk01.csv", "sub-P01/walk01_analog.csv",
    ] {
      #expect(
        FileManager.default.contentsEqual(
          atPath: folder.path("a/" + name), andPath: folder.path("b/" + name)), "\(name)")
    }
  }

  @Test("wrong usage is 64, no input 66, bad settings 78")
  func statuses() throws {
    let folder = try TemporaryFolder()
    #expect(try MareyCommand("run").status == 64)
    #expect(try MareyCommand("run", "a", "b", "--nonsense").status == 64)
    #expect(try MareyCommand("run", folder.path("nowhere"), folder.path("out")).status == 66)
    #expect(try MareyCommand("demo", folder.path("x"), "--case", "Z99").status == 64)
    let settings = folder.path("study.yaml")
    try Data("events:\n  methd: file\n".utf8).write(to: URL(fileURLWithPath: settings))
    _ = try MareyCommand("demo", folder.path("study"), "--participants", "1", "--trials", "1")
    let run = try MareyCommand(
      "run", folder.path("study"), folder.path("out"), "--settings", settings)
    #expect(run.status == 78)
    #expect(run.errors.contains("study.yaml:2:3: error: unknown setting \"events.methd\""))
    #expect(run.errors.contains("did you mean \"events.method\"?"))
  }

  @Test("a refused recording is 1, and 65 with --strict; --dry-run writes nothing")
  func refused() throws {
    let folder = try TemporaryFolder()
    _ = try MareyCommand("demo", folder.path("study"), "--participants", "2", "--trials", "1")
    let victim = URL(fileURLWithPath: folder.path("study/sub-P01/walk01.csv"))
    var text = String(decoding: try Data(contentsOf: victim), as: UTF8.self)
    let comma = try #require(text.lastIndex(of: ","))
    text.replaceSubrange(text.index(after: comma)..., with: "oops\n")
    try Data(text.utf8).write(to: victim)
    let dry = try MareyCommand("run", folder.path("study"), folder.path("out"), "--dry-run")
    #expect(dry.status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
    let run = try MareyCommand("run", folder.path("study"), folder.path("out"))
    #expect(run.status == 1)
    #expect(run.errors.contains("sub-P01/walk01.csv:"))
    #expect(run.errors.contains("found \"oops\""))
    #expect(run.errors.contains("remedy:"))
    let strict = try MareyCommand("run", folder.path("study"), folder.path("out"), "--strict")
    #expect(strict.status == 65)
  }

  @Test("convert goes there and back, and inspect names what is inside")
  func convert() throws {
    let folder = try TemporaryFolder()
    _ = try MareyCommand(
      "demo", folder.path("study"), "--participants", "1", "--trials", "1", "--formats", "c3d")
    let start = folder.path("study/sub-P01/walk01.c3d")
    for (from, to) in [(start, "a.h5"), (folder.path("a.h5"), "b.csv"), (start, "c.trc")] {
      #expect(try MareyCommand("convert", from, folder.path(to)).status == 0)
    }
    for file in ["a.h5", "b.csv", "c.trc"] {
      let inspect = try MareyCommand("inspect", folder.path(file))
      #expect(inspect.status == 0)
      #expect(inspect.output.contains("LASI"))
      #expect(inspect.output.contains("every marker is there"))
    }
    #expect(try MareyCommand("convert", start, folder.path("d.xyz")).status == 65)
  }

  @Test("explain knows every rule and every setting it lists")
  func explain() throws {
    let list = try MareyCommand("explain").output.split(separator: "\n")
    #expect(list.count > 10)
    for line in list {
      let name = String(line.prefix { $0 != ":" })
      #expect(try MareyCommand("explain", name).status == 0, "\(name)")
    }
    #expect(try MareyCommand("explain", "P99").status == 64)
  }

  @Test("inspect and convert take hdf5.paths from a settings file, and inspect shows parameters")
  func settingsOfOneFile() throws {
    let folder = try TemporaryFolder()
    try Data("$Bodymass = 70\n".utf8).write(to: folder.url.appendingPathComponent("sub.mp"))
    let parameters = try MareyCommand("inspect", folder.path("sub.mp"))
    #expect(parameters.status == 0)
    #expect(parameters.output.contains("mass_kg: 70 (sub.mp)"))

    let file = "Fixtures/layouts/matlab/columns-by-axis.mat"
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(file).path
    let alone = try MareyCommand("inspect", path)
    #expect(alone.status == 65)
    #expect(alone.errors.contains("marker_order: xxyyzz"))
    try Data("hdf5.paths:\n  marker_order: xxyyzz\n".utf8).write(
      to: folder.url.appendingPathComponent("study.yaml"))
    let settings = folder.path("study.yaml")
    let found = try MareyCommand("inspect", path, "--settings", settings)
    #expect(found.status == 0)
    #expect(found.output.contains("frames: 7 at 100 Hz"))
    let converted = try MareyCommand(
      "convert", path, folder.path("a.trc"), "--settings", settings)
    #expect(converted.status == 0)
    #expect(try MareyCommand("inspect", folder.path("a.trc")).output.contains("markers: 5"))

    try Data("hdf5.paths:\n  marker_ordr: xxyyzz\n".utf8).write(
      to: folder.url.appendingPathComponent("wrong.yaml"))
    let wrong = try MareyCommand("inspect", path, "--settings", folder.path("wrong.yaml"))
    #expect(wrong.status == 78)
    #expect(wrong.errors.contains("unknown name \"marker_ordr\" in hdf5.paths"))
  }
}
