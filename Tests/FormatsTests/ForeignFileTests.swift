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
      ("time,RF,BF\n0,1,2\n0.01,1,2\n", "a.csv", "neither positions nor volts: RF, BF", true),
      ("time,part,x,y,z\n0,a,1,2,3\n0.1,a,1,2,3\n", "a.csv", "none that names the marker", false),
      ("RF (mV),BF (mV)\n1,2\n2,3\n", "a.csv", "signals without a column of times: RF (mV)", false),
      ("id,peak (mV)\n1,2\n2,3\n", "a.csv", "signals without a column of times: peak", true),
      (
        "TRAJECTORY_TYPES\tMeasured\nFrame\tTime\tA X\tA Y\tA Z\n1\t0\t1\t2\t3\n", "a.tsv",
        "a table of Qualisys without", false
      ),
      ("id,peak\n1,2\n2,3\n", "a.csv", "no column is understood: id, peak", true),
      ("time,nose_x,nose_y\n0,1,2\n0.1,1,2\n", "a.csv", "without all of x, y and z", true),
      ("scorer,DLC\nbodyparts,nose\ncoords,x\n0,1\n", "a.csv", "DeepLabCut", false),
      (
        "\ta.c3d\ta.c3d\n\tRF\tTA\n\tANALOG\tANALOG\n\tORIGINAL\tORIGINAL\nITEM\t0\t0\n1\t2\t3\n",
        "a.txt", "signals as Visual3D exports them", false
      ),
      (
        "\ta.c3d\n\tLeft knee\n\tLINK_MODEL_BASED\n\tORIGINAL\nITEM\tX\n1\t2\n", "a.txt",
        "results as Visual3D exports them", true
      ),
      (
        "Frame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n1,0,1,2,3\n2,0,1,2,3\n", "a.csv",
        "a table of Vicon Nexus without", false
      ),
      ("\u{FEFF}a", "a.txt", "plain text", true),
      ("0.1,2\n0.2,3\n0.3,4\n", "emg.csv", "without a row of column names", false),
      ("", "empty.dat", "an empty file", false),
      ("CDF\u{1}and more", "a.nc", "a netCDF file of the classic form", false),
      ("CDF\u{2}and more", "a.nc", "a netCDF file of the classic form", false),
      ("MATLAB 5.0 MAT-file", "walk.anything", "a MATLAB file of version 5", false),
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

  @Test("UTF-16 is called so") func utf16() throws {
    let error = try #require(try refusal([0xFF, 0xFE, 0x46, 0, 0x52, 0], "a.tsv"))
    #expect(error.problem.contains("UTF-16 text"))
    #expect(!error.isNoRecording)
  }

  @Test("UTF-16 without a byte-order mark is called so, whatever the ending", arguments: [0, 1])
  func utf16Bare(first: Int) throws {
    let units: [UInt8] = "time,LASI_x\n0,1\n0.01,2\n".utf8.flatMap { byte -> [UInt8] in
      first == 0 ? [byte, 0] : [0, byte]
    }
    for name in ["a.dat", "a.csv", "a.trc"] {
      let error = try #require(try refusal(units, name))
      #expect(error.problem.contains("UTF-16"), "\(name)")
      #expect(error.remedy == "save the file as UTF-8 text")
      #expect(!error.isNoRecording)
    }
  }

  @Test("binary files of other programs are called by their name, with what to do")
  func programs() throws {
    // A matrix `emg` of one number, as MATLAB 4 saves it: kind, rows, columns, real, length of the name.
    let matlab4: [UInt8] =
      [0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0] + Array("emg\0".utf8)
      + [UInt8](repeating: 0, count: 8)
    let files: [(bytes: [UInt8], name: String, words: String)] = [
      (matlab4, "a.mat", "a MATLAB file of version 4"),
      ([0x93] + Array("NUMPY\u{1}\0".utf8), "a.npy", "an array of NumPy (.npy)"),
      ([0x50, 0x4B, 3, 4], "a.npz", "arrays of NumPy (.npz)"),
      ([0x50, 0x4B, 3, 4], "a.xlsx", "a ZIP archive or an Office file"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "a.xls", "an old Office file"),
      (Array("CDF\u{1}\0\0".utf8), "a.nc", "netCDF file of the classic form"),
      ([1, 2, 3, 0], "a.anb", "Cortex's binary form"),
      ([0x1F, 0x8B, 8, 0], "a.gz", "a gzip archive"),
    ]
    for file in files {
      let error = try #require(try refusal(file.bytes, file.name))
      #expect(error.problem.contains(file.words), "\(file.name): \(error.problem)")
      #expect(!error.isNoRecording && !error.remedy.isEmpty, "\(file.name)")
    }
  }

  @Test("binary data of an unknown kind is said to be that")
  func binary() throws {
    let error = try #require(try refusal([1, 2, 3, 4, 0, 6, 7, 250], "x.anything"))
    #expect(error.problem.contains("binary data of an unknown kind (.anything)"))
  }

  @Test("NumPy's array and MATLAB's oldest file are named")
  func olderArrays() throws {
    let array = try #require(
      try refusal([0x93] + Array("NUMPY".utf8) + [1, 0, 0x76, 0], "a.npy"))
    #expect(array.problem.contains("an array of NumPy (.npy)"))
    #expect(array.remedy.contains("HDF5 or CSV"))
    // Type 0, 1 x 1, real, a name of two letters and its zero, one number.
    let header: [UInt8] = [0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0]
    let old = try #require(
      try refusal(header + Array("fs\0".utf8) + [0, 0, 0, 0, 0, 0, 0x59, 0x40], "a.mat"))
    #expect(old.problem.contains("a MATLAB file of version 4"))
    #expect(old.remedy.contains("'-v7.3'"))
    #expect(!old.isNoRecording && !array.isNoRecording)
  }
}
