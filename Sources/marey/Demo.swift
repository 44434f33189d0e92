import ArgumentParser
import Formats
import Foundation
import Motion
import Study
import Synthesis

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a synthetic study whose truth is known (truth.json beside it).",
    discussion: "With several formats the participants take them in turn.")

  @Argument(help: "Where the study goes; the folder must be new or empty.")
  var directory: String

  @Option(help: "Number of participants.")
  var participants: Int = 4

  @Option(help: "The same seed gives the same study.")
  var seed: UInt64 = 1

  @Option(help: "csv, hdf5, c3d, or several with commas between.")
  var formats: String = "csv"

  @Option(
    name: .customLong("case"), parsing: .upToNextOption,
    help: "Patterns to show, such as A05 or B02, by turns; see the list that a wrong name gives.")
  var cases: [String] = []

  @Option(help: "Walking trials a participant.")
  var trials: Int = 3

  @Option(help: "Gait cycles a walking trial.")
  var cycles: Double = 4.5

  @Option(help: "Squats a squat trial.")
  var squats: Int = 5

  @Flag(help: "Leave the EMG channels out.")
  var withoutEMG = false

  @Flag(help: "Leave the force plates out.")
  var withoutPlates = false

  @Option(help: "Standard deviation of the noise of every marker, millimetres.")
  var markerNoise: Double = 0.5

  func validate() throws {
    guard participants >= 1, participants <= 1000 else {
      throw ValidationError("--participants expects a number from 1 to 1000")
    }
    guard trials >= 1, trials <= 100 else {
      throw ValidationError("--trials expects a number from 1 to 100")
    }
    guard cycles >= 1.5, cycles <= 100 else {
      throw ValidationError("--cycles expects a number from 1.5 to 100")
    }
    guard squats >= 1, squats <= 50 else {
      throw ValidationError("--squats expects a number from 1 to 50")
    }
    guard markerNoise >= 0, markerNoise <= 100 else {
      throw ValidationError("--marker-noise expects millimetres from 0 to 100")
    }
    _ = try endings()
  }

  private func endings() throws -> [String] {
    try formats.split(separator: ",").map { name in
      switch name.trimmingCharacters(in: .whitespaces).lowercased() {
      case "csv": "csv"
      case "hdf5", "h5": "h5"
      case "c3d": "c3d"
      default: throw ValidationError("--formats expects csv, hdf5 or c3d, found \"\(name)\"")
      }
    }
  }

  func run() throws {
    do {
      var options = DemoStudy.Options()
      options.participants = participants
      options.seed = seed
      options.cases = try DemoCase.named(cases)
      options.walkingTrials = trials
      options.cyclesPerTrial = cycles
      options.squatRepetitions = squats
      options.includesEMG = !withoutEMG
      if withoutPlates { options.plateCount = 0 }
      options.markerNoise = .millimetres(markerNoise)
      try write(DemoStudy(options))
    } catch let error as UnknownDemoCase {
      throw Terminal.fail(error, 64)
    } catch let error as ReadError {
      throw Terminal.fail(error, ExitStatus.cannotWrite)
    }
  }

  private func makeFolder(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ReadError(
        file: folder, problem: "expected to make a folder, but the disk refused",
        remedy: "choose another folder")
    }
  }

  private func write(_ study: DemoStudy) throws {
    let endings = try endings()
    let files = FileManager.default
    if let inside = try? files.contentsOfDirectory(atPath: directory), !inside.isEmpty {
      throw ReadError(
        file: directory, problem: "expected a new or an empty folder, found \(inside.count) files",
        remedy: "choose another folder, or empty this one")
    }
    var rows = [DemoParticipant.columns.joined(separator: "\t")]
    var people: [DemoTruth.Person] = []
    for index in 0..<study.count {
      let member = study.member(index)
      let folder = directory + "/" + member.folder
      try makeFolder(folder)
      for trial in member.trials {
        let path = "\(folder)/\(trial.recording.name).\(endings[index % endings.count])"
        for loss in try RecordingFormats.write(trial.recording, to: path) {
          Terminal.say("\(path): not kept: \(loss)")
        }
      }
      rows.append(member.participant.values.joined(separator: "\t"))
      people.append(member.truth)
    }
    for file in study.rules {
      try makeFolder(directory + "/rules")
      try FileBytes.replace(directory + "/rules/" + file.name, with: Array(file.text.utf8))
    }
    try FileBytes.replace(
      directory + "/participants.tsv", with: Array((rows.joined(separator: "\n") + "\n").utf8))
    let truth = DemoTruth(seed: seed, participants: people)
    try FileBytes.replace(directory + "/truth.json", with: Array(truth.json()))
    Terminal.say("\(study.count) synthetic participants: \(directory)")
  }
}
