import ArgumentParser
import Formats
import Motion
import Study

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what one file holds, and what marey would make of it.")

  @Argument(help: "A recording.")
  var file: String

  func run() throws {
    do {
      let recording = try RecordingFormats.recording(at: file)
      for line in RecordingSummary.lines(for: recording) { Terminal.print(line) }
    } catch {
      throw Terminal.fail(error, ExitStatus.badInput)
    }
  }
}
