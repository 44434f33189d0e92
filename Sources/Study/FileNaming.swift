/// What the place and the name of a file in a study folder tell.
package struct FileNaming: Hashable {
  /// Suffixes of files that belong to the trial named before them.
  static let companionSuffixes = [
    "_grf", "_grfs", "_forces", "_ground_reaction", "_ground_reactions", "_opensimgrf", "_kinetics",
    "_emg", "_analog", "_devices",
  ]
  /// Suffix of the file of markers where the forces beside it have one of their own (`walk_markers`,
  /// `walk_grfs`).
  static let markerSuffix = "_markers"
  /// File names that say only what is in the file: the folder names the trial.
  static let kindStems: Set<String> = [
    "markers", "marker", "grf", "grfs", "forces", "ground_reaction", "emg", "analog",
  ]

  /// What Qualisys writes before the number of a force plate: `walk_f_1`.
  static let plateSuffix = "_f"

  /// Folders that name a kind of file, and nothing about people or conditions.
  static let kindFolders: Set<String> = [
    "markerdata", "id", "ik", "models", "model", "c3d", "trc", "mot", "csv", "hdf5", "h5",
    "forces", "force", "grf", "emg", "analog", "trajectories", "devices", "markers", "motion",
    "beh", "raw", "data", "mocap", "opensimdata", "forcedata", "grfdata", "grfs", "emgdata",
    "analogdata", "trials",
  ]

  /// Folder levels below the subject that name a condition.
  var levels: [String]
  /// The session's label, or `nil`.
  package var session: String?
  /// BIDS entities of folders and file name: `sub`, `ses`, `task`, `run`, `acq`.
  var entities: [String: String]
  /// The file's name without its ending.
  var stem: String

  /// - Parameters:
  ///   - folders: The folders from the study to the file, without the subject's.
  ///   - stem: The file's name without its ending.
  package init(folders: [String], stem: String) {
    levels = []
    entities = [:]
    self.stem = stem
    var folders = folders
    if let trial = Self.trial(named: stem, in: folders) {
      self.stem = trial
      folders.removeLast()
    }
    for folder in folders {
      let lower = folder.lowercased()
      if lower.hasPrefix("sub-") {
        entities["sub"] = String(folder.dropFirst(4))
      } else if Self.isSession(lower) {
        session = lower.hasPrefix("ses-") ? String(folder.dropFirst(4)) : folder
      } else if !Self.kindFolders.contains(lower) {
        levels.append(folder)
      }
    }
    for part in self.stem.split(separator: "_") {
      guard let dash = part.firstIndex(of: "-") else { continue }
      let key = String(part[..<dash])
      if ["sub", "ses", "task", "run", "acq"].contains(key) {
        entities[key] = String(part[part.index(after: dash)...])
      }
    }
    if let named = entities["ses"], session == nil { session = named }
  }

  /// `walk2_markers` for `walk2/markers`: where a folder is one trial and its files bear the names of
  /// what they hold; `nil` elsewhere.
  private static func trial(named stem: String, in folders: [String]) -> String? {
    guard kindStems.contains(stem.lowercased()), let folder = folders.last else { return nil }
    let lower = folder.lowercased()
    guard !lower.hasPrefix("sub-"), !isSession(lower), !kindFolders.contains(lower) else {
      return nil
    }
    let kind = stem.lowercased() == "marker" ? "markers" : stem
    return folder + "_" + kind
  }

  /// `ses-2`, a date, `pre` or `post`.
  static func isSession(_ lower: String) -> Bool {
    if lower.hasPrefix("ses-") || lower == "pre" || lower == "post" { return true }
    let digits = lower.filter(\.isNumber)
    let rest = lower.filter { !$0.isNumber }
    return digits.count == 8 && (rest.isEmpty || rest == "--" || rest == "__" || rest == "..")
  }

  /// Whether the file goes on with what another companion begins: `walk_analog_2`, signals of another
  /// rate than those of `walk_analog`.
  package var isContinuation: Bool { unnumberedStem != nil }

  /// `walk_analog` for `walk_analog_2`; `nil` for a stem that is no numbered companion's.
  private var unnumberedStem: String? {
    guard let mark = stem.lastIndex(of: "_"), case let digits = stem[stem.index(after: mark)...],
      !digits.isEmpty, digits.allSatisfy(\.isNumber)
    else { return nil }
    let rest = String(stem[..<mark])
    let isCompanion = (Self.companionSuffixes + [Self.plateSuffix]).contains {
      rest.lowercased().hasSuffix($0) && rest.count > $0.count
    }
    return isCompanion ? rest : nil
  }

  /// The stem of the trial that a companion file belongs to (`walk1_grf` gives `walk1`), or `nil`
  /// for a name without such a suffix.
  package var companionOf: String? {
    let named = Self.withoutFilter(unnumberedStem ?? stem)
    let suffixes =
      unnumberedStem == nil ? Self.companionSuffixes : Self.companionSuffixes + [Self.plateSuffix]
    for suffix in suffixes where named.lowercased().hasSuffix(suffix) {
      let base = String(named.dropLast(suffix.count))
      if !base.isEmpty { return base }
    }
    return nil
  }

  /// The stem of the trial where this is its file of markers (`walk_markers` gives `walk`), or `nil`.
  package var markersOf: String? {
    guard stem.lowercased().hasSuffix(Self.markerSuffix) else { return nil }
    let base = String(stem.dropLast(Self.markerSuffix.count))
    return base.isEmpty ? nil : base
  }

  /// `walk_forces` for `walk_forces_filt15Hz`: a companion that says how it was filtered.
  private static func withoutFilter(_ stem: String) -> String {
    guard let mark = stem.lastIndex(of: "_") else { return stem }
    let last = stem[stem.index(after: mark)...].lowercased()
    guard last.hasPrefix("filt") else { return stem }
    let rest = String(stem[..<mark])
    return companionSuffixes.contains { rest.lowercased().hasSuffix($0) } ? rest : stem
  }

  /// The stem without BIDS entities for subject, session and run, and without trailing digits.
  private var bareStem: String {
    let kept = stem.split(separator: "_").filter { part in
      !["sub-", "ses-", "run-"].contains { part.hasPrefix($0) }
    }.map { part in part.hasPrefix("task-") ? part.dropFirst(5) : part }
      .filter { !["motion", "markers", "emg"].contains($0.lowercased()) }
    var bare = kept.joined(separator: "_")
    while let last = bare.last, last.isNumber || last == "_" || last == "-" || last == " " {
      bare.removeLast()
    }
    return bare
  }

  /// The condition: the folder levels, and the bare stem unless it only repeats the subject.
  package func condition(subject: String) -> String {
    let bare = bareStem
    let repeats =
      bare.isEmpty || subject.lowercased().hasPrefix(bare.lowercased())
      || bare.lowercased().hasPrefix(subject.lowercased())
    return (levels + (repeats ? [] : [bare])).joined(separator: " ")
  }
}
