import Analysis
import Foundation
import Motion
import Results

/// Reads the laboratory's own reference that the settings name.
enum OwnReference {
  /// Puts the reference of `reference.file` into the settings.
  ///
  /// - Parameter folder: Where a relative path begins: the folder of the settings file.
  static func load(into settings: inout Settings, from folder: String) throws(StudyError) {
    guard let name = settings.referenceFile else { return }
    let path = name.hasPrefix("/") ? name : folder + "/" + name
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw StudyError(
        .badSettings, file: name,
        problem: "expected the norms that reference.file names, found no such file",
        remedy:
          "`marey norms build STUDY -o FILE` writes one; a relative path begins at the folder of "
          + "the settings file")
    }
    switch NormsFile.norms(from: text) {
    case .absent(let reason):
      throw StudyError(
        .badSettings, file: name, problem: reason,
        remedy: "`marey norms build STUDY -o FILE` writes such a file")
    case .present(let norms):
      let set = norms.referenceSet
      guard !set.curves.isEmpty else {
        throw StudyError(
          .badSettings, file: name,
          problem: "expected bands of at least two people, found "
            + (norms.people.count == 1 ? "one person" : "none"),
          remedy: "build the norms from more people")
      }
      settings.reference = set
      settings.referenceFingerprint = Fingerprint.sha256(ofFile: path)
    }
  }
}
