import ArgumentParser
import Formats
import Foundation
import Motion
import Study

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what one file holds, and what marey would make of it.")

  @Argument(help: "A recording.")
  var file: String

  @Option(help: "The unit that positions are in, where the file says it wrongly: m, cm or mm.")
  var lengthUnit: String?

  @Option(help: "A settings file whose hdf5.paths say where an HDF5 file keeps its parts.")
  var settings: String?

  func run() throws {
    let paths = try SettingsOption.paths(settings)
    do {
      let unit = try LengthUnitOption.unit(lengthUnit)
      let ending = URL(fileURLWithPath: file).pathExtension.lowercased()
      if SubjectParameterFiles.endings.contains(ending) {
        let measures = try SubjectParameterFiles.measures(at: file, file: file)
        for line in RecordingSummary.lines(for: measures, ending: ending) { Terminal.print(line) }
        return
      }
      let recording = try RecordingFormats.recording(at: file, lengthUnit: unit, paths: paths)
      for line in RecordingSummary.lines(for: recording) { Terminal.print(line) }
    } catch let error as ReadError {
      for line in (try? HDF5Tree.lines(of: file, file: file)) ?? [] { Terminal.print(line) }
      throw Terminal.fail(error, ExitStatus.badInput)
    }
  }
}
