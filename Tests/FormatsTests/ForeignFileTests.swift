import Formats
import Foundation
import Testing

@Suite("Files in no format")
struct ForeignFileTests {
  private func refusal(_ bytes: [UInt8], _ name: String) throws -> ReadError? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    do {
      _ = try RecordingFormats.recording(at: url.path, file: name)
      return nil
    } catch { return error }
  }

  @Test(
    "are called by their name, with what to do",
    arguments: [
      ("MATLAB 5.0 MAT-file, Platform: PCWIN", "a.mat", "a MATLAB file of version 5", false),
      ("<?xml?><OpenSimDocument>", "m.osim", "an OpenSim model", true),
      ("<KinematicModel>", "a.vsk", "parameters of Vicon", false),
      ("{\"a\": 1}", "a.json", "a JSON document", true),
      ("Copyright 2020\nPermission is granted\nto all", "LICENSE", "plain text", true),
      ("Segment\tMass\nhead\t0.08\narm\t0.05\n", "BSP.txt", "without a column of times", true),
      ("0.1,2\n0.2,3\n0.3,4\n", "emg.csv", "without a row of column names", false),
      ("", "empty.dat", "an empty file", false),
      ("CDF\u{1}and more", "a.nc", "a netCDF file of the classic form", false),
      ("PK\u{3}\u{4}and more", "a.npz", "arrays of NumPy", false),
      ("version https://git-lfs.github.com/spec/v1\n", "a.csv", "a pointer of Git LFS", false),
      ("$Bodymass = 70\n", "a.mp", "parameters of Vicon (.mp)", false),
      ("HIERARCHY\nROOT Hips", "a.bvh", "a BVH file", false),
    ])
  func named(content: String, name: String, words: String, isNoRecording: Bool) throws {
    let error = try #require(try refusal(Array(content.utf8), name))
    #expect(error.problem.contains(words), "\(error.problem)")
    #expect(!error.remedy.isEmpty)
    #expect(error.isNoRecording == isNoRecording)
  }

  @Test("binary data of an unknown kind is said to be that")
  func binary() throws {
    let error = try #require(try refusal([1, 2, 3, 4, 0, 6, 7, 250], "x.anything"))
    #expect(error.problem.contains("binary data of an unknown kind (.anything)"))
  }
}
