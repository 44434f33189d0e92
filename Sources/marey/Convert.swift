import ArgumentParser
import Formats
import Foundation
import Motion
import Study

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a recording in another format, chosen by the ending of OUT.",
    discussion: """
      Files of the same trial beside a file of markers are taken along: signals and force plates in \
      files of the same name, or of that name and _grf, _forces, _emg, _analog or _devices. What \
      was taken along, what was not, and what the format cannot hold is named.
      """)

  @Argument(help: "A recording in any readable format.")
  var input: String

  @Argument(help: "Where to write: .h5, .csv, .c3d or .trc (see README).")
  var output: String

  @Option(help: "The unit that positions are in, where the file says it wrongly: m, cm or mm.")
  var lengthUnit: String?

  @Option(help: "A settings file whose hdf5.paths say where an HDF5 file keeps its parts.")
  var settings: String?

  func run() throws {
    let unit = try LengthUnitOption.unit(lengthUnit)
    let paths = try SettingsOption.paths(settings)
    do throws(ReadError) {
      let places = [input, output].map {
        URL(fileURLWithPath: $0).standardizedFileURL.resolvingSymlinksInPath()
      }
      guard places[0] != places[1] else {
        throw ReadError(
          file: output, problem: "expected an output of its own, found the input itself",
          remedy: "give OUT another name")
      }
      let trial = try TrialFiles(at: input, besides: output, lengthUnit: unit, paths: paths)
      for file in trial.taken { Terminal.say("taken along: \(file)") }
      for file in trial.left { Terminal.say("not read: \(file)") }
      let recording = trial.recording
      for loss in try RecordingFormats.write(recording, to: output) {
        Terminal.say("not kept: \(loss)")
      }
    } catch {
      throw Terminal.fail(error, ExitStatus.badInput)
    }
  }
}
