import Analysis
import Formats
import Foundation
import Geometry
import Motion
import Testing

@testable import Study

/// What lies beside a trial's markers belongs to the trial: taken along, or said not to be.
@Suite("Files of one trial")
struct TrialFilesTests {
  private static func folder(_ files: [(String, String)]) throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      let place = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: place, atomically: true, encoding: .utf8)
    }
    return url
  }

  private static let trc =
    "PathFileType\t4\t(X/Y/Z)\twalk.trc\n"
    + "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\t"
    + "OrigNumFrames\n100\t100\t3\t1\tmm\t100\t1\t3\nFrame#\tTime\tLASI\t\t\n\t\tX1\tY1\tZ1\n\n"
    + "1\t0.00\t1\t900\t3\n2\t0.01\t1\t901\t3\n3\t0.02\t1\t902\t3\n"
  private static let forces =
    "[Force Data]\nNumberOfForcePlates=1\nSampleRate=200\nNumberOfSamples=6\n"
    + "#Sample\tFX1\tFY1\tFZ1\tX1\tY1\tZ1\tMZ1\n"
    + (1...6).map { "\($0)\t0\t700\t0\t1\t0\t2\t0\n" }.joined()
  private static let anc =
    "File_Type:\tAnalog R/C ASCII\tGeneration#:\t2\nBitDepth:\t12\tPreciseRate:\t1000\n"
    + "Name\tRF\t\nRate\t1000\t\nRange\t2500\t\n0.000\t5\n0.001\t6\n0.002\t7\n"
  private static let mot =
    "grf\nversion=1\nendheader\ntime\tground_force_vx\tground_force_vy\tground_force_vz\t"
    + "ground_force_px\tground_force_py\tground_force_pz\n"
    + "0\t0\t700\t0\t0\t0\t0\n0.01\t0\t700\t0\t0\t0\t0\n0.02\t0\t700\t0\t0\t0\t0\n"

  @Test("force plates and signals beside the markers are taken along, and it is said")
  func taken() throws {
    let folder = try Self.folder([
      ("walk.trc", Self.trc), ("walk.forces", Self.forces), ("walk.anc", Self.anc),
      ("walk2.forces", Self.forces), ("notes.txt", "walk"),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("walk.trc").path
    let trial = try TrialFiles(at: path, besides: "/nowhere/out.h5", lengthUnit: nil)
    #expect(trial.taken == ["walk.anc", "walk.forces"])
    #expect(trial.left.isEmpty)
    #expect(trial.recording.plates.count == 1 && trial.recording.analog.map(\.label) == ["RF"])
    #expect(trial.recording.trajectories.map(\.label) == ["LASI"])
    #expect(trial.recording.name == "walk")
  }

  @Test("markers and forces under names of their own, or in a folder that is the trial")
  func named() throws {
    let folder = try Self.folder([
      ("walk_markers.trc", Self.trc), ("walk_grfs.mot", Self.mot),
      ("trials/walk2/markers.trc", Self.trc), ("trials/walk2/grf.mot", Self.mot),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    for (markers, forces) in [
      ("walk_markers.trc", "walk_grfs.mot"), ("trials/walk2/markers.trc", "grf.mot"),
    ] {
      let path = folder.appendingPathComponent(markers).path
      let trial = try TrialFiles(at: path, besides: "/nowhere/out.h5", lengthUnit: nil)
      #expect(trial.taken == [forces])
      #expect(trial.recording.plates.count == 1)
    }
  }

  @Test("a trial's markers are joined to its forces in a study, and bear the trial's name")
  func joined() throws {
    let files = [
      ("S1/MarkerData/run5.trc", Self.trc), ("S1/ForceData/run5_forces.mot", Self.mot),
      ("S1/walk_markers.trc", Self.trc), ("S1/walk_grfs.mot", Self.mot),
      ("S1/trials/jump2/markers.trc", Self.trc), ("S1/trials/jump2/grf.mot", Self.mot),
      ("S1/plain.trc", Self.trc), ("S1/plain_markers.trc", Self.trc),
    ]
    let folder = try Self.folder(files)
    defer { try? FileManager.default.removeItem(at: folder) }
    let parts = try files.map { name, _ in
      let file = StudyFile(path: folder.appendingPathComponent(name).path, relative: name)
      return RecordingJoin.Part(
        file: file,
        naming: FileNaming(folders: Array(file.folders.dropFirst()), stem: file.stem),
        recording: try RecordingFormats.recording(at: file.path))
    }
    let join = RecordingJoin(parts)
    #expect(join.trials.map(\.naming.stem) == ["run5", "walk", "jump2", "plain", "plain_markers"])
    #expect(join.trials.map(\.joined.count) == [1, 1, 1, 0, 0])
  }

  @Test("what cannot be taken along is named with its reason")
  func left() throws {
    let folder = try Self.folder([
      ("walk.trc", Self.trc), ("walk.forces", Self.forces), ("walk_grf.mot", Self.mot),
      ("walk_emg.csv", "time,RF (mV)\n0,oops\n0.001,1\n"),
      ("walk.mot", "angles\nendheader\ntime\tknee_angle_r\n0\t1\n1\t2\n"),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("walk.trc").path
    let trial = try TrialFiles(at: path, besides: "out.h5", lengthUnit: nil)
    #expect(trial.taken == ["walk.forces"])
    #expect(trial.left.count == 2, "\(trial.left)")
    #expect(trial.left.contains { $0.hasPrefix("walk_emg.csv: ") && $0.contains("oops") })
    #expect(trial.left.contains { $0.hasPrefix("walk_grf.mot: ") })
    // The other way round nothing is taken along, and it is said.
    let forces = try TrialFiles(
      at: folder.appendingPathComponent("walk.forces").path, besides: "out.h5", lengthUnit: nil)
    #expect(forces.taken.isEmpty && forces.recording.trajectories.isEmpty)
    #expect(forces.left.contains { $0.hasPrefix("walk.trc") })
  }

  @Test("a pair of CSV files that marey wrote makes one recording again")
  func pair() throws {
    let folder = try Self.folder([])
    defer { try? FileManager.default.removeItem(at: folder) }
    var made = Recording(
      name: "walk", format: "made", frameRate: 100, frameCount: 4, firstFrame: 7, up: .plusZ)
    let column = (0..<4).map { Double($0) }
    made.trajectories = [Trajectory(label: "LASI", x: column, y: column, z: column)]
    made.analog = [
      AnalogChannel(label: "=RF", unit: .volt, rate: 200, samples: (0..<8).map(Double.init)),
      AnalogChannel(label: "Knee", unit: nil, rate: 50, samples: (0..<2).map(Double.init)),
    ]
    let path = folder.appendingPathComponent("walk.csv").path
    #expect(try RecordingFormats.write(made, to: path).isEmpty)
    let trial = try TrialFiles(at: path, besides: "walk.h5", lengthUnit: nil)
    #expect(trial.taken == ["walk_analog.csv", "walk_analog_2.csv"])
    #expect(trial.recording.analog == made.analog)
    // An output that lies beside its input is no part of it.
    let again = try TrialFiles(
      at: path, besides: folder.appendingPathComponent("walk_analog.csv").path, lengthUnit: nil)
    #expect(again.taken == ["walk_analog_2.csv"])
  }

  @Test("every file that was read stands in the provenance with its hash")
  func provenance() throws {
    let folder = try Self.folder([
      ("P1/walk.trc", Self.trc), ("P1/walk.forces", Self.forces), ("P1/walk.anc", Self.anc),
      ("P1/run.trc", Self.trc), ("P1/run_grf.mot", Self.mot), ("P1/P1.mp", "$Bodymass = 70\n"),
      ("P1/P1.vsk", "<KinematicModel><Parameter NAME=\"Height\" VALUE=\"1750\"/>"),
      ("P1/step_motion.tsv", "1000\t2\t3\n1001\t2\t3\n"),
      (
        "P1/step_channels.tsv",
        "name\tcomponent\ttype\ttracked_point\tunits\nx\tx\tPOS\tLASI\tmm\ny\ty\tPOS\tLASI\tmm\n"
          + "z\tz\tPOS\tLASI\tmm\n"
      ), ("P1/step_motion.json", "{\"SamplingFrequency\": 100}"),
      ("P1/step_events.tsv", "onset\tduration\ttrial_type\n0.01\t0\tLHS\n"),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let plan = try StudyPlan.plan(for: folder.path, output: folder.path + "/out")
    let session = try #require(plan.sessions.first)
    let loader = SessionLoader(
      settings: Settings(), trialsTable: TrialsTable(), participants: nil, tasks: [])
    let (_, loaded) = try #require(loader.sessions(of: session).first)
    #expect(
      loaded.inputs.map(\.file).sorted() == [
        "P1/P1.mp", "P1/P1.vsk", "P1/run.trc", "P1/run_grf.mot", "P1/step_channels.tsv",
        "P1/step_events.tsv", "P1/step_motion.json", "P1/step_motion.tsv", "P1/walk.anc",
        "P1/walk.forces", "P1/walk.trc",
      ])
    #expect(loaded.inputs.allSatisfy { $0.sha256.count == 64 })
    // And each has one outcome that says what became of it.
    for name in ["step_channels.tsv", "step_events.tsv", "step_motion.json"] {
      let outcomes = loaded.outcomes.filter { $0.file == "P1/" + name }
      #expect(outcomes.map(\.status) == [.joined(to: "P1/step_motion.tsv")], "\(name)")
    }
  }
}
