import Foundation
import Motion

/// What a study folder holds: the sessions to analyse, file by file.
package struct StudyPlan: Sendable {
  /// One visit of one person.
  package struct Session: Sendable {
    /// The study's label, without `sub-`, safe as a folder name.
    var subject: String
    /// The session's label, without `ses-`, or `nil`.
    var session: String?
    /// Files that may be recordings, in natural order.
    package var files: [StudyFile]
    /// `.vsk` and `.mp` files.
    var parameterFiles: [StudyFile]
    /// How many folders of a file's path name the subject.
    var subjectLevels: Int

    /// `sub-P01/ses-pre`: where the results go.
    package var folder: String { "sub-\(subject)" + (session.map { "/ses-\($0)" } ?? "") }

    /// `P01` or `P01, pre`: what people read.
    var title: String { subject + (session.map { ", \($0)" } ?? "") }
  }

  package var sessions: [Session]
  /// participants.tsv or participants.csv.
  var participants: StudyFile?
  var trials: StudyFile?
  var settings: StudyFile?
  /// `rules/*.yaml`: a laboratory's own figures, in the order of their names.
  var rules: [StudyFile] = []

  private static let documentEndings: Set<String> = [
    "md", "pdf", "png", "jpg", "jpeg", "gif", "avi", "mp4", "mov", "html", "htm", "json", "yaml",
    "yml", "xml", "osim", "doc", "docx", "enf", "xcp", "x2d", "x1d", "system", "history", "py",
    "m", "r", "sha256", "zip",
  ]
  private static let sharedTables = ["_channels.tsv", "_events.tsv"]
  private static let documentStems: Set<String> = [
    "readme", "license", "licence", "copyright", "changes", "manifest", "_readme_",
    "dataset_description", "participants", "trials", "study",
  ]

  /// The plan for a folder, or for one file.
  static func plan(for study: String, output: String) throws(StudyError) -> StudyPlan {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: study, isDirectory: &isFolder) else {
      throw StudyError(
        .noInput, file: study, problem: "expected a study folder or a recording, found nothing",
        remedy: "check the path")
    }
    let url = URL(fileURLWithPath: study).standardizedFileURL
    if !isFolder.boolValue {
      let file = StudyFile(path: url.path, relative: url.lastPathComponent)
      let label = SafeName.name(
        FileNaming(folders: [], stem: file.stem).entities["sub"] ?? file.stem)
      return StudyPlan(
        sessions: [
          Session(subject: label, files: [file], parameterFiles: [], subjectLevels: 0)
        ])
    }
    return plan(
      files: StudyFile.files(in: url.path, excluding: output), studyName: url.lastPathComponent)
  }

  /// Whether a file is a text about the study by its name; `trials.c3d` is a recording.
  private static func isDocument(_ file: StudyFile) -> Bool {
    documentStems.contains(file.stem.lowercased())
      && (["", "txt"].contains(file.ending)
        || file.folders.isEmpty && ["tsv", "csv"].contains(file.ending))
  }

  package static func plan(files all: [StudyFile], studyName: String) -> StudyPlan {
    var plan = StudyPlan(sessions: [])
    var candidates: [StudyFile] = []
    for file in all {
      let isTop = file.folders.isEmpty
      switch (isTop, file.name.lowercased()) {
      case (true, "participants.tsv"): plan.participants = file
      case (true, "participants.csv"): plan.participants = plan.participants ?? file
      case (true, "trials.tsv"): plan.trials = file
      case (true, "study.yaml"), (true, "study.yml"): plan.settings = file
      default:
        if file.folders == ["rules"], ["yaml", "yml"].contains(file.ending) {
          plan.rules.append(file)
          continue
        }
        if documentEndings.contains(file.ending) || isDocument(file) { continue }
        // What holds for all recordings of a BIDS dataset is none itself.
        if isTop, sharedTables.contains(where: { file.name.lowercased().hasSuffix($0) }) {
          continue
        }
        candidates.append(file)
      }
    }
    let isOnePerson = firstLevelIsOnePerson(candidates)
    var keys: [String] = []
    var sessions: [String: Session] = [:]
    for file in candidates {
      let named = file.folders.firstIndex { $0.lowercased().hasPrefix("sub-") }
      let hasSubjectFolder = named != nil || (!isOnePerson && !file.folders.isEmpty)
      let levels = named.map { $0 + 1 } ?? (hasSubjectFolder ? 1 : 0)
      let naming = FileNaming(folders: Array(file.folders.dropFirst(levels)), stem: file.stem)
      var label =
        hasSubjectFolder ? file.folders[levels - 1] : naming.entities["sub"] ?? studyName
      if label.lowercased().hasPrefix("sub-") { label = String(label.dropFirst(4)) }
      let session = naming.session.map(SafeName.name)
      // Two labels that become the same safe name stay two people.
      let key = label + "\u{0}" + (session ?? "")
      if sessions[key] == nil {
        keys.append(key)
        sessions[key] = Session(
          subject: label, session: session, files: [], parameterFiles: [], subjectLevels: levels)
      }
      if ["vsk", "mp"].contains(file.ending) {
        sessions[key]?.parameterFiles.append(file)
      } else {
        sessions[key]?.files.append(file)
      }
    }
    var taken: [String: String] = [:]
    for key in keys {
      guard var session = sessions[key], !session.files.isEmpty else { continue }
      let original = session.subject
      var safe = SafeName.name(original)
      var number = 2
      while let owner = taken[safe.lowercased()], owner != original {
        safe = SafeName.name(original) + "-\(number)"
        number += 1
      }
      taken[safe.lowercased()] = original
      session.subject = safe
      plan.sessions.append(session)
    }
    return plan
  }

  /// Whether the first level of folders divides one person's files by kind, not people.
  private static func firstLevelIsOnePerson(_ files: [StudyFile]) -> Bool {
    let folders = Dictionary(grouping: files.filter { !$0.folders.isEmpty }) { $0.folders[0] }
    guard !folders.isEmpty else { return true }
    if folders.keys.contains(where: { FileNaming.kindFolders.contains($0.lowercased()) }) {
      return true
    }
    // A folder of force files alone belongs to the folder that holds their markers.
    let companions: Set<String> = ["mot", "sto", "forces", "anc"]
    let withMarkers = folders.filter { $0.value.contains { !companions.contains($0.ending) } }
    return folders.contains { name, inside in
      guard withMarkers[name] == nil else { return false }
      let bases = Set(
        inside.map { FileNaming(folders: [], stem: $0.stem).companionOf ?? $0.stem })
      return withMarkers.contains { !bases.isDisjoint(with: $0.value.map(\.stem)) }
    }
  }
}
