/// Names from files and folders, made safe to be file names and labels themselves.
public enum SafeName {
  /// Longest name that is kept whole, in bytes.
  static let longest = 120

  /// The name with everything but letters, digits, `.`, `_` and `-` replaced by `_`.
  ///
  /// Never empty, never begins with a dot, never a path.
  public static func name(_ text: String) -> String {
    var safe = ""
    for character in text.unicodeScalars {
      let isPlain =
        character.isASCII
        && (character.properties.isAlphabetic || ("0"..."9").contains(Character(character))
          || character == "." || character == "_" || character == "-")
      safe.unicodeScalars.append(
        isPlain || (!character.isASCII && character.properties.isAlphabetic) ? character : "_")
    }
    while safe.utf8.count > longest { safe.removeLast() }
    while safe.hasPrefix(".") || safe.hasPrefix("-") { safe.removeFirst() }
    return safe.isEmpty ? "unnamed" : safe
  }
}
