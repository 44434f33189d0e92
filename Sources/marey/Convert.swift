import ArgumentParser
import Formats
import Motion

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a recording in another format, chosen by the ending of OUT.",
    discussion: "What the format cannot hold is named.")

  @Argument(help: "A recording in any readable format.")
  var input: String

  @Argument(help: "Where to write: .h5, .csv or .c3d (see README).")
  var output: String

  func run() throws {
    do {
      let recording = try RecordingFormats.recording(at: input)
      for loss in try RecordingFormats.write(recording, to: output) {
        Terminal.say("not kept: \(loss)")
      }
    } catch {
      throw Terminal.fail(error, ExitStatus.badInput)
    }
  }
}
