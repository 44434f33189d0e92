import CResources

/// Text files that the program carries within itself: reference figures, rules, words.
///
/// They lie in `Sources/CResources/files`, and each has an entry in `resources.c`.
public enum Resource {
  /// The names of all files, as paths such as `reference/schwartz2008_curves.csv`, in order.
  public static let names: [String] = (0..<resource_count()).compactMap { index in
    resource_name(index).map { String(cString: $0) }
  }

  /// The names of the files of a folder with an ending, both left out: `de` of `languages/de.yaml`.
  public static func stems(in folder: String, ending: String) -> [String] {
    names.compactMap { name in
      guard name.hasPrefix(folder + "/"), name.hasSuffix(ending) else { return nil }
      return String(name.dropFirst(folder.count + 1).dropLast(ending.count))
    }
  }

  /// The text of a file, or `nil` where there is none of that name.
  public static func text(named name: String) -> String? {
    resource_text(name).map { String(cString: $0) }
  }
}
