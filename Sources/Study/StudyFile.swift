import Foundation

/// One file of a study folder.
package struct StudyFile: Hashable, Sendable {
  /// Where it lies.
  package var path: String
  /// Relative to the study, with forward slashes.
  package var relative: String

  package init(path: String, relative: String) {
    self.path = path
    self.relative = relative
  }

  /// The folders between the study and the file.
  var folders: [String] { Array(relative.split(separator: "/").dropLast().map(String.init)) }
  var name: String { relative.split(separator: "/").last.map(String.init) ?? relative }
  /// Lower case, without the dot.
  var ending: String { (name as NSString).pathExtension.lowercased() }
  /// The name without its ending.
  var stem: String { (name as NSString).deletingPathExtension }

  /// Every file below a folder, in natural order; hidden files and results of earlier runs are left
  /// out.
  ///
  /// - Parameter excluded: A folder to leave out, such as the output's own.
  static func files(in study: String, excluding excluded: String) -> [StudyFile] {
    let root = URL(fileURLWithPath: study, isDirectory: true)
    var found: [StudyFile] = []
    // Nothing is written where no output is named: an empty path would stand for the working folder.
    let output = excluded.isEmpty ? nil : standard(excluded)
    collect(root, relative: "", excluding: output, depth: 0, into: &found)
    return found.sorted { NaturalOrder.precedes($0.relative, $1.relative) }
  }

  /// Deeper folders are not looked into: a study is a few levels deep, and a loop of links is not.
  private static let deepest = 32

  private static func collect(
    _ folder: URL, relative: String, excluding excluded: String?, depth: Int,
    into found: inout [StudyFile]
  ) {
    guard depth < deepest,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return }
    // Results of an earlier run are no recordings.
    if names.contains("run.json") && names.contains("index.html") { return }
    for name in names.sorted() where !name.hasPrefix(".") {
      let url = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
        continue
      }
      let path = relative.isEmpty ? name : relative + "/" + name
      if isFolder.boolValue {
        let isLink =
          (try? FileManager.default.destinationOfSymbolicLink(atPath: url.path)) != nil
        if isLink || standard(url.path) == excluded { continue }
        collect(url, relative: path, excluding: excluded, depth: depth + 1, into: &found)
      } else if isRegular(url) {
        found.append(StudyFile(path: url.path, relative: path))
      }
    }
  }

  /// Whether it is a file of bytes: a pipe or a device would be waited for without end.
  private static func isRegular(_ url: URL) -> Bool {
    let target = url.resolvingSymlinksInPath().path
    let kind = (try? FileManager.default.attributesOfItem(atPath: target))?[.type]
    return kind as? FileAttributeType == .typeRegular
  }

  private static func standard(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
