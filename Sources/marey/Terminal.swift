import ArgumentParser
import Foundation
import Motion

/// Where words go: data to stdout, everything for people to stderr.
enum Terminal {
  /// Whether a person watches stderr.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// A line for people.
  static func say(_ line: String) { write(line + "\n", to: .standardError) }

  /// Text for people without a line end, for a progress bar.
  static func draw(_ text: String) { write(text, to: .standardError) }

  /// A line of data.
  static func print(_ line: String) { write(line + "\n", to: .standardOutput) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away (`marey inspect F | head`) is no error of ours.
    try? handle.write(contentsOf: Data(printable(text).utf8))
  }

  /// Control characters from file names and labels must not steer a terminal.
  static func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        // Characters that turn the direction of reading.
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      if isControl && scalar != "\n" && scalar != "\t" && scalar != "\r" {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Says what is wrong and ends with a status.
  static func fail(_ error: any Diagnosable, _ status: Int32) -> ExitCode {
    say(error.diagnostic)
    return ExitCode(status)
  }
}
