import Formats
import Foundation
import Motion

/// The texts that a laboratory writes by hand: settings and rules.
enum SmallText {
  /// The largest text that is read, bytes; all settings there are make a hundredth of it.
  private static let largest = 1 << 20

  /// The text of a file in UTF-8.
  ///
  /// - Parameter words: What the file should be, for the error.
  static func text(
    at path: String, file: String, words: String
  ) throws(StudyError) -> String {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.text(of: path, file: file, largest: largest)
    } catch {
      throw StudyError(
        .badSettings, file: file, place: error.place, problem: error.problem,
        remedy: error.remedy)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw StudyError(
        .badSettings, file: file, problem: "expected \(words) in UTF-8, found another encoding",
        remedy: "save the file as UTF-8 text")
    }
    return text
  }
}
