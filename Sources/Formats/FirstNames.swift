/// Names in a sentence: the first of them, and how many there are besides.
enum FirstNames {
  /// `LASI, RASI, SACR`, or `LASI, RASI, and 14 more` where there are more than a sentence bears.
  static func joined(_ names: some Collection<String>, most: Int = 10) -> String {
    names.prefix(most).joined(separator: ", ")
      + (names.count > most ? ", and \(names.count - most) more" : "")
  }
}
