import Foundation
import TestSupport
import Testing

/// A file that crashes the HDF5 library takes its reader process with it, and nothing else.
@Suite("Reader process")
struct ReaderProcessTests {
  private static let crashing = RealData.fixtures
    .appendingPathComponent("strange/hdf5/heap-object-too-long.h5").path

  @Test(
    "a file that crashes the library is refused by name",
    arguments: ["heap-object-too-long.h5", "division-by-zero.h5"])
  func refused(name: String) throws {
    let path = RealData.fixtures.appendingPathComponent("strange/hdf5/" + name).path
    let found = try MareyCommand("inspect", path)
    #expect(found.status == 65)
    #expect(found.errors.contains(name + ": error: "))
    #expect(found.errors.contains("crashes the HDF5 library (signal"))
    #expect(found.errors.contains("remedy: "))
  }

  @Test("a file at which the library looks on for ever is given up soon, and refused by name")
  func givenUp() throws {
    let path = RealData.fixtures.appendingPathComponent("strange/hdf5/heap-without-end.h5").path
    let begin = ContinuousClock.now
    let found = try MareyCommand("inspect", path)
    #expect(found.status == 65)
    #expect(found.errors.contains("heap-without-end.h5: error: "))
    #expect(found.errors.contains("takes more than 0.5"), "\(found.errors)")
    // It is processor time that is bounded: a busy machine may take longer.
    #expect(begin.duration(to: .now) < .seconds(9))
  }

  @Test("the run goes on with the files before and behind it, and says which one was refused")
  func goesOn() throws {
    let folder = try TemporaryFolder()
    let demo = try MareyCommand(
      "demo", folder.path("study"), "--participants", "1", "--trials", "2", "--cycles", "2.5",
      "--formats", "hdf5")
    #expect(demo.status == 0)
    let person = folder.path("study/sub-P01/")
    for name in ["aaa.h5", "walk01b.h5", "zzz.h5"] {
      try FileManager.default.copyItem(atPath: Self.crashing, toPath: person + name)
    }
    let run = try MareyCommand(
      "run", folder.path("study"), folder.path("out"), "--jobs", "2", "--reports", "none")
    #expect(run.status == 1, "\(run.errors)")
    for name in ["aaa.h5", "walk01b.h5", "zzz.h5"] {
      #expect(run.errors.contains("\(name): error: "))
    }
    let record = try String(contentsOfFile: folder.path("out/run.json"), encoding: .utf8)
    #expect(record.components(separatedBy: "\"analysed\"").count == 3)
    #expect(FileManager.default.fileExists(atPath: folder.path("out/sub-P01/results.json")))
  }
}
