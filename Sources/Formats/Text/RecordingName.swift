import Foundation

/// What a trial is called: its file's name without the ending.
package enum RecordingName {
  package static func of(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }
}
