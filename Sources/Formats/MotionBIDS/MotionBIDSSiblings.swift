import Foundation
import Motion

/// The files that belong to a `..._motion.tsv`.
struct MotionBIDSSiblings {
  private let folder: String
  private let stem: String
  /// The folder part of the name that diagnostics use.
  private let shown: String

  init(path: String, file: String) {
    let url = URL(fileURLWithPath: path)
    folder = url.deletingLastPathComponent().path
    stem = String(url.lastPathComponent.dropLast("_motion.tsv".count))
    shown = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  /// The name of a sibling, with and without the tracking system's entity; `nil` where none is there.
  private func found(_ suffix: String) -> String? {
    let bare = stem.split(separator: "_").filter { !$0.hasPrefix("tracksys-") }
      .joined(separator: "_")
    return [stem, bare].map { $0 + suffix }.first {
      FileManager.default.fileExists(atPath: folder + "/" + $0)
    }
  }

  /// Where the siblings lie that are read.
  var paths: [String] {
    ["_channels.tsv", "_channels.json", "_motion.json", "_events.tsv"].compactMap { suffix in
      found(suffix).map { folder + "/" + $0 }
    }
  }

  func name(_ suffix: String) -> String { shown + stem + suffix }

  /// The table with a suffix, or `nil` where there is none.
  func table(_ suffix: String) throws(ReadError) -> TabularText? {
    guard let name = found(suffix) else { return nil }
    return try TabularText(at: folder + "/" + name, file: shown + name)
  }

  /// The object in a JSON file, or `nil` where there is none that can be read.
  func object(_ suffix: String) throws(ReadError) -> [String: Any]? {
    guard let name = found(suffix) else { return nil }
    let bytes = try FileBytes.text(
      of: folder + "/" + name, file: shown + name, largest: TextFile.longestLine)
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    else {
      throw ReadError(
        file: shown + name, problem: "expected a JSON object, found something else",
        remedy: "check the file with the BIDS validator")
    }
    return object
  }

  /// A number of a JSON file, or `nil`.
  func number(_ key: String, in suffix: String) throws(ReadError) -> Double? {
    (try object(suffix)?[key] as? NSNumber)?.doubleValue
  }
}
