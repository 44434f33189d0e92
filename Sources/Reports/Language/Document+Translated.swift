extension Document {
  /// The document in another language, or as it is for `nil`; what the phrase book does not hold stays
  /// English.
  public func translated(into language: Language?) -> Document {
    language.map { translation(into: $0).document } ?? self
  }

  /// The document in another language, and the texts that its phrase book does not hold.
  public func translation(into language: Language) -> (document: Document, missing: [String]) {
    var translation = Translation(into: language, names: names)
    var document = self
    document.language = language.code
    document.kind = translation.words(kind)
    document.title = translation.words(title)
    document.subtitle = translation.words(subtitle)
    document.footer = translation.words(footer)
    document.frame = frame.translated(by: &translation)
    for index in parts.indices {
      document.parts[index].title = translation.words(parts[index].title)
      document.parts[index].help = translation.words(parts[index].help)
      document.parts[index].blocks = parts[index].blocks.map { $0.translated(by: &translation) }
    }
    return (document, translation.missing)
  }
}
