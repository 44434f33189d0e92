/// Puts the texts of one document into another language, and keeps account of what it could not.
struct Translation {
  let language: Language
  private var memory: PhraseBook.Memory
  /// Texts that the phrase book does not hold, in the order met.
  private(set) var missing: [String] = []

  /// - Parameter names: Names that are never translated.
  init(into language: Language, names: Set<String>) {
    self.language = language
    memory = PhraseBook.Memory(names: names)
  }

  /// The text in the language; a sentence that the phrase book does not hold stays as it is.
  mutating func words(_ text: String) -> String {
    guard !text.isEmpty else { return text }
    if let found = language.book.translation(of: text, remembering: &memory) { return found }
    let clauses = Clauses(of: text)
    if let separator = clauses.separator {
      let between = separator == Clauses.sentenceEnd ? " " : separator
      return clauses.parts.map { words($0) }.joined(separator: between)
    }
    missing.append(text)
    return text
  }

  /// A phrase of the book with its places as they are, for what is filled in later.
  mutating func phrase(_ phrase: String) -> String {
    if let found = language.phrases.first(where: { $0.english == phrase }) { return found.other }
    missing.append(phrase)
    return phrase
  }

  mutating func words(_ texts: [String]) -> [String] {
    var result: [String] = []
    result.reserveCapacity(texts.count)
    for text in texts { result.append(words(text)) }
    return result
  }
}
