/// Names of trials and muscles as names of HDF5 objects that are easy to type.
struct ObjectNames {
  private var used: Set<String> = []

  /// The name with everything but letters, digits, `.`, `_` and `-` replaced by `_`, and a number
  /// where it was given before.
  mutating func name(for text: String) -> String {
    let safe = Self.safe(text)
    var name = safe
    var number = 2
    while !used.insert(name).inserted {
      name = "\(safe)_\(number)"
      number += 1
    }
    return name
  }

  private static func safe(_ text: String) -> String {
    var safe = ""
    for character in text.unicodeScalars {
      let isPlain =
        character.properties.isAlphabetic || ("0"..."9").contains(character) || character == "."
        || character == "_" || character == "-"
      safe.unicodeScalars.append(isPlain ? character : "_")
    }
    return safe.isEmpty || safe == "." ? "_" : safe
  }
}
