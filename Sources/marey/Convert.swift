import ArgumentParser
import Formats
import Foundation
import Motion

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a recording in another format, chosen by the ending of OUT.",
    discussion: "What the format cannot hold is named.")

  @Argument(help: "A recording in any readable format.")
  var input: String

  @Argument(help: "Where to write: .h5, .csv or .c3d (see README).")
  var output: String

  @Option(help: "The unit that positions are in, where the file says it wrongly: m, cm or mm.")
  var lengthUnit: String?

  func run() throws {
    let unit = try LengthUnitOption.unit(lengthUnit)
    do throws(ReadError) {
      let places = [input, output].map {
        URL(fileURLWithPath: $0).standardizedFileURL.resolvingSymlinksInPath()
      }
      guard places[0] != places[1] else {
        throw ReadError(
          file: output, problem: "expected an output of its own, found the input itself",
          remedy: "give OUT another name")
      }
      let recording = try RecordingFormats.recording(at: input, lengthUnit: unit)
      let stem = places[0].deletingPathExtension().lastPathComponent
      let folder = places[0].deletingLastPathComponent()
      for name in ["_analog", "_grf", "_forces", "_emg"].map({ stem + $0 }) {
        for ending in ["csv", "mot", "sto"] {
          let sibling = folder.appendingPathComponent(name + "." + ending)
          guard FileManager.default.fileExists(atPath: sibling.path) else { continue }
          Terminal.say("not read: \(sibling.lastPathComponent), which belongs to the same trial")
        }
      }
      for loss in try RecordingFormats.write(recording, to: output) {
        Terminal.say("not kept: \(loss)")
      }
    } catch {
      throw Terminal.fail(error, ExitStatus.badInput)
    }
  }
}
