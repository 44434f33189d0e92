import Foundation
import Motion

/// The files that belong to a `..._motion.tsv`.
///
/// They lie beside it or in a folder above, where they hold for all files below: a name there has
/// some of the file's entities and no others. The nearest counts, and beside it the most particular.
///
/// Source: BIDS specification 1.9, *The Inheritance Principle*.
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

  /// Whether a folder is one of a person, a visit or a kind of data, so that the dataset goes on
  /// above it.
  private static func isBelowRoot(_ folder: URL) -> Bool {
    let name = folder.lastPathComponent
    return name == "motion" || name.hasPrefix("sub-") || name.hasPrefix("ses-")
  }

  /// A file with a suffix: where it lies, and what diagnostics call it; `nil` where none is there.
  private func found(_ suffix: String) -> (path: String, shown: String)? {
    var place = URL(fileURLWithPath: folder)
    var shown = shown
    while true {
      let isAbove = place.path != folder
      if let name = name(suffix, in: place.path, mayBeOfAll: isAbove) {
        return (place.path + "/" + name, shown + name)
      }
      guard Self.isBelowRoot(place) else { return nil }
      place.deleteLastPathComponent()
      shown += "../"
    }
  }

  /// The name in a folder whose entities are all the file's own, the one with the most of them.
  private func name(_ suffix: String, in place: String, mayBeOfAll: Bool) -> String? {
    if FileManager.default.fileExists(atPath: place + "/" + stem + suffix) { return stem + suffix }
    let entities = stem.split(separator: "_")
    let bare = entities.filter { !$0.hasPrefix("tracksys-") }.joined(separator: "_")
    guard mayBeOfAll else {
      let name = bare + suffix
      return FileManager.default.fileExists(atPath: place + "/" + name) ? name : nil
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    let fitting = names.filter { name in
      guard name.hasSuffix(suffix), entities.contains(where: { $0.contains("-") }) else {
        return false
      }
      let own = name.dropLast(suffix.count).split(separator: "_")
      return !own.isEmpty && own.allSatisfy { $0.contains("-") && entities.contains($0) }
    }
    return fitting.max { a, b in
      let (x, y) = (a.count { $0 == "_" }, b.count { $0 == "_" })
      return x == y ? a > b : x < y
    }
  }

  /// Where the siblings lie that are read.
  var paths: [String] {
    ["_channels.tsv", "_channels.json", "_motion.json", "_events.tsv"].compactMap { suffix in
      found(suffix)?.path
    }
  }

  func name(_ suffix: String) -> String { shown + stem + suffix }

  /// The table with a suffix, or `nil` where there is none.
  func table(_ suffix: String) throws(ReadError) -> TabularText? {
    guard let file = found(suffix) else { return nil }
    return try TabularText(at: file.path, file: file.shown)
  }

  /// The object in a JSON file, or `nil` where there is none that can be read.
  func object(_ suffix: String) throws(ReadError) -> [String: Any]? {
    guard let file = found(suffix) else { return nil }
    let bytes = try FileBytes.text(
      of: file.path, file: file.shown, largest: TextFile.longestLine)
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    else {
      throw ReadError(
        file: file.shown, problem: "expected a JSON object, found something else",
        remedy: "check the file with the BIDS validator")
    }
    return object
  }

  /// A positive number of a JSON file, or `nil`.
  ///
  /// Datasets made before BIDS 1.9 keep the keys of each tracking system in an object of its own under
  /// `TrackingSystems`.
  func number(_ key: String, in suffix: String) throws(ReadError) -> Double? {
    guard let object = try object(suffix) else { return nil }
    if let number = Self.positive(object[key]) { return number }
    guard let systems = object["TrackingSystems"] as? [Any] else { return nil }
    let named = stem.split(separator: "_").first { $0.hasPrefix("tracksys-") }?.dropFirst(9)
    let objects = systems.flatMap { system -> [(name: String?, keys: [String: Any])] in
      guard let object = system as? [String: Any] else { return [] }
      if object[key] != nil { return [(object["TrackingSystemName"] as? String, object)] }
      return object.sorted { $0.key < $1.key }.compactMap { name, keys in
        (keys as? [String: Any]).map { (name, $0) }
      }
    }
    let own = objects.filter { $0.name.map { $0 == named.map(String.init) } ?? false }
    let numbers = Set((own.isEmpty ? objects : own).compactMap { Self.positive($0.keys[key]) })
    return numbers.count == 1 ? numbers.first : nil
  }

  private static func positive(_ value: Any?) -> Double? {
    (value as? NSNumber).map(\.doubleValue).flatMap { $0 > 0 ? $0 : nil }
  }
}
