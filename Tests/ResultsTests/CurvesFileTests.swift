import Foundation
import HDF5
import Motion
import Results
import Testing

@Suite struct CurvesFileTests {
  private let trial = "/trials/walk_01"

  @Test("every promised path is there, with its shape and unit")
  func layout() throws {
    let frames = SampleAnalysis.frames
    let curves = try CurvesOnDisk()
    let file = curves.file
    var paths: [(String, [Int], String)] = [("time", [frames], "s")]
    for side in ["left", "right"] {
      let cycles = side == "left" ? 2 : 1
      for group in ["pelvis", "hip", "knee", "ankle", "foot_progress"] {
        paths.append(("angles/\(side)/\(group)", [frames, 3], "deg"))
        paths.append(("cycles/\(side)/angles/\(group)", [cycles, 101, 3], "deg"))
      }
      for joint in ["hip", "knee", "ankle"] {
        paths.append(("moments/\(side)/\(joint)", [frames, 3], "N.m/kg"))
        paths.append(("powers/\(side)/\(joint)", [frames], "W/kg"))
        paths.append(("joint_centres/\(side)/\(joint)", [frames, 3], "m"))
        paths.append(("cycles/\(side)/moments/\(joint)", [cycles, 101, 3], "N.m/kg"))
        paths.append(("cycles/\(side)/powers/\(joint)", [cycles, 101], "W/kg"))
      }
      paths.append(("ground_reaction/\(side)", [frames, 3], "N/kg"))
    }
    paths.append(("cycles/left/emg/rectus_femoris", [2, 101], "1"))
    paths.append(("emg/rectus_femoris_left/envelope", [3], "1"))
    paths.append(("emg/rectus_femoris_left/bursts", [2, 2], "s"))
    paths.append(("emg/soleus_right/envelope", [3], "1"))
    paths.append(("emg/soleus_right/bursts", [0, 2], "s"))
    paths.append(("events/time", [2], "s"))
    for (path, shape, unit) in paths {
      #expect(try file.numbers(at: "\(trial)/\(path)").shape == shape, "\(path)")
      #expect(try file.attribute("unit", of: "\(trial)/\(path)")?.text == unit, "\(path)")
    }
  }

  @Test("angles are in degrees, row by row, with their components; NaN stays NaN")
  func angles() throws {
    let curves = try CurvesOnDisk()
    let file = curves.file
    let values = try file.numbers(at: trial + "/angles/left/knee").values
    let degrees = 180 / Double.pi
    #expect(abs(values[0] - 1 * degrees) < 1e-12)
    #expect(abs(values[1] - 1.1 * degrees) < 1e-12)
    #expect(abs(values[3] - 1.01 * degrees) < 1e-12)
    #expect(values[9...11].allSatisfy(\.isNaN) && !values[12].isNaN)
    #expect(
      try file.attribute("components", of: trial + "/angles/left/knee")
        == .texts(AngleGroup.knee.components, shape: [3]))
    #expect(try file.numbers(at: trial + "/angles/right/hip").values.allSatisfy(\.isNaN))
  }

  @Test("the trunk has each side's own signs, and only the angles that were seen")
  func trunk() throws {
    let curves = try CurvesOnDisk()
    let file = curves.file
    #expect(try file.attribute("markers", of: trial + "/trunk")?.text == TrunkBasis.spine.rawValue)
    let left = try file.numbers(at: trial + "/trunk/left/lean").values
    let right = try file.numbers(at: trial + "/trunk/right/lean").values
    #expect(abs(right[1] - 0.1 * 180 / Double.pi) < 1e-12 && left[1] == -right[1])
    #expect(left[3].isNaN)
    #expect(try file.numbers(at: trial + "/cycles/left/trunk/lean").shape == [2, 101])
    #expect(throws: (any Error).self) { try file.numbers(at: trial + "/trunk/left/rotation") }
  }

  @Test("joint centres are turned back into the laboratory's axes")
  func centres() throws {
    let curves = try CurvesOnDisk()
    let file = curves.file
    let values = try file.numbers(at: trial + "/joint_centres/left/knee").values
    // The trial's (4, 2, 3), z up, is (4, 3, -2) where y is up.
    #expect(Array(values[12...14]) == [4, 3, -2])
    #expect(try file.numbers(at: trial + "/joint_centres/left/hip").values.allSatisfy(\.isNaN))
  }

  @Test("the trial's head, its events, its cycles and its muscles are told")
  func words() throws {
    let curves = try CurvesOnDisk()
    let file = curves.file
    #expect(try file.attribute("format", of: "/")?.text == CurvesFile.format)
    #expect(try file.attribute("task", of: trial)?.text == "walking")
    #expect(try file.attribute("source", of: trial)?.text == "C3D")
    #expect(try file.attribute("model", of: trial)?.text == "Plug-in Gait")
    #expect(try file.attribute("first_frame", of: trial)?.integer == 695)
    #expect(try file.attribute("rate_hz", of: trial)?.number == 100)
    #expect(try file.numbers(at: trial + "/time").values == [0, 0.01, 0.02, 0.03, 0.04])
    #expect(
      try file.texts(at: trial + "/events/label").texts == ["initial contact", "other:Général"])
    #expect(try file.texts(at: trial + "/events/side").texts == ["left", "none"])
    #expect(try file.texts(at: trial + "/events/source").texts == ["plates", "file"])
    let left = trial + "/cycles/left"
    #expect(try file.attribute("start_s", of: left) == .numbers([0.01, 1.01], shape: [2]))
    #expect(try file.attribute("gates", of: left) == .texts(["", "turning: 40°"], shape: [2]))
    let knee = try file.numbers(at: left + "/angles/knee").values
    #expect(abs(knee[303 + 50 * 3] - 0.5 * 180 / .pi) < 1e-12)
    #expect(try file.numbers(at: left + "/angles/hip").values.allSatisfy(\.isNaN))
    #expect(
      try file.numbers(at: trial + "/emg/rectus_femoris_left/bursts").values
        == [0.1, 0.2, 0.4, 0.6])
    #expect(try file.numbers(at: trial + "/emg/soleus_right/envelope").values.allSatisfy(\.isNaN))
    #expect(
      try file.attribute("absent", of: trial + "/emg/soleus_right")?.text == "the channel is flat"
    )
    #expect(try file.attribute("absent", of: trial + "/moments")?.text != nil)
  }

  @Test("trial names are made safe and stay apart")
  func names() throws {
    let curves = try CurvesOnDisk()
    let file = curves.file
    #expect(try file.childrenInOrder(of: "/trials") == ["walk_01", "walk_01_2", "_"])
  }

  @Test("a trial without angles, frames or cycles keeps its paths")
  func empty() throws {
    var analysis = SampleAnalysis.session()
    analysis.trials = [
      TrialAnalysis(
        trial: Trial(name: "a", source: "CSV", rate: 100, frameCount: 0, markers: [:]), model: "",
        poses: .absent(because: "no markers"), angles: .absent(because: "no markers\0"))
    ]
    let curves = try CurvesOnDisk(analysis)
    let file = curves.file
    #expect(try file.numbers(at: "/trials/a/angles/left/hip").shape == [0, 3])
    #expect(try file.numbers(at: "/trials/a/cycles/right/angles/hip").shape == [0, 101, 3])
    #expect(try file.texts(at: "/trials/a/events/label").texts.isEmpty)
    #expect(try file.attribute("absent", of: "/trials/a/joint_centres")?.text == "no markers")
    analysis.trials = []
    let none = try CurvesOnDisk(analysis)
    #expect(try none.file.children(of: "/trials").isEmpty)
  }

  @Test("the same analysis gives the same bytes")
  func sameBytes() throws {
    let first = try CurvesOnDisk()
    let second = try CurvesOnDisk()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: first.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: second.path)) == bytes)
    #expect(!bytes.isEmpty)
  }
}

/// The curves of an analysis in a folder that goes away with them.
final class CurvesOnDisk {
  let path: String
  let file: HDF5File
  private let folder: URL

  init(_ analysis: SessionAnalysis = SampleAnalysis.session()) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-curves-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("curves.h5").path
    try CurvesFile.write(analysis, to: path)
    file = try HDF5File(path: path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
