/// The sentences of reports in another language, found by their English.
///
/// The program writes one language; a finished document is read again, phrase by phrase, so that
/// what a laboratory stored, sorted or rebuilt from results is translated like what was just
/// measured. A text matches a phrase of the book as a whole, the one with most literal text first; a
/// text of several sentences or clauses is taken apart at their ends. What the book does not hold
/// stays English.
struct PhraseBook: Sendable {
  private let fixed: [String: String]
  /// What stands between sentences, clauses and the members of an enumeration, in the order in which
  /// a text is taken apart.
  private let joins: [(english: String, other: String)]
  /// Phrases with places, the surest first.
  private let patterns: [PhrasePattern]
  /// Places in `patterns` by one of the phrase's whole words.
  private let byWord: [Substring: [Int]]
  /// Places in `patterns` of phrases without a whole word.
  private let wordless: [Int]
  private let decimalMark: String

  /// - Parameters:
  ///   - phrases: English and translation; places as in `PhrasePattern`.
  ///   - decimalMark: What stands between a number's whole part and its decimals.
  init(phrases: [(english: String, other: String)], decimalMark: String) {
    self.decimalMark = decimalMark
    var fixed: [String: String] = [:]
    var joins: [(english: String, other: String)] = []
    var patterns: [PhrasePattern] = []
    for phrase in phrases {
      guard let pattern = PhrasePattern(phrase.english, phrase.other) else { continue }
      if pattern.isFixed {
        if fixed[phrase.english] == nil { fixed[phrase.english] = phrase.other }
      } else if let join = pattern.join {
        joins.append(join)
      } else {
        patterns.append(pattern)
      }
    }
    self.fixed = fixed
    self.joins = joins
    let order = patterns.indices.sorted { a, b in
      (patterns[b].weight, a) < (patterns[a].weight, b)
    }
    self.patterns = order.map { patterns[$0] }
    var uses: [Substring: Int] = [:]
    for pattern in self.patterns { for word in Set(pattern.words) { uses[word, default: 0] += 1 } }
    var byWord: [Substring: [Int]] = [:]
    var wordless: [Int] = []
    for (index, pattern) in self.patterns.enumerated() {
      let rarest = pattern.words.min { (uses[$0] ?? 0, $0) < (uses[$1] ?? 0, $1) }
      if let rarest { byWord[rarest, default: []].append(index) } else { wordless.append(index) }
    }
    self.byWord = byWord
    self.wordless = wordless
  }

  /// What one document adds: its names, and what was found for texts already asked for.
  struct Memory {
    /// Names of the document that are never translated.
    fileprivate let names: Set<String>
    fileprivate var found: [String: String?] = [:]
    /// How many phrases may still be tried for the text at hand: no text takes long, whatever it is.
    fileprivate var patience = 0

    init(names: Set<String> = []) {
      self.names = names
    }
  }

  /// The translation of a text, or `nil` where the book has none for it or for one of its parts.
  func translation(of text: String, remembering memory: inout Memory) -> String? {
    memory.patience = Self.patience
    return part(text, &memory)
  }

  /// Bytes of the longest sentence that is looked up; none of the report comes near.
  private static let longest = 4000
  private static let patience = 20_000

  private func part(_ text: String, _ memory: inout Memory) -> String? {
    if let known = memory.found[text] { return known }
    memory.patience -= 1
    guard memory.patience > 0 else { return nil }
    let found = search(text, &memory)
    memory.found[text] = .some(found)
    return found
  }

  private func search(_ text: String, _ memory: inout Memory) -> String? {
    if let exact = fixed[text] { return exact }
    if memory.names.contains(text) { return text }
    guard text.contains(where: \.isLetter) else {
      return Quantity.localized(text, decimalMark: decimalMark)
    }
    if let quantity = Quantity(text) { return quantity.text(decimalMark: decimalMark) }
    guard text.utf8.count <= Self.longest else { return nil }
    let clauses = Clauses(of: text)
    let bytes = Array(text.utf8)
    var candidates = wordless
    for word in Set(PhrasePattern.words(of: text)) { candidates += byWord[word] ?? [] }
    for index in candidates.sorted()
    where clauses.separator.map(patterns[index].mayHold) ?? true {
      if let match = apply(patterns[index], to: bytes, &memory) { return match }
      if memory.patience <= 0 { return nil }
    }
    if let separator = clauses.separator {
      return joined(clauses.parts, by: separator, &memory)
    }
    for join in joins where text.contains(join.english) {
      if let match = enumeration(text, join, &memory) { return match }
    }
    // A phrase that begins a sentence stands in the book with a small letter.
    guard let first = text.first, first.isUppercase else { return nil }
    guard let match = part(first.lowercased() + text.dropFirst(), &memory) else { return nil }
    return match.prefix(1).uppercased() + match.dropFirst()
  }

  /// Sentences, clauses or lines, each translated, with what the language has between them.
  private func joined(
    _ parts: [String], by separator: String, _ memory: inout Memory
  ) -> String? {
    var result = ""
    for (index, text) in parts.enumerated() {
      guard let translated = part(text, &memory) else { return nil }
      if index > 0 { result += between(separator) }
      result += translated
    }
    return result
  }

  private func between(_ separator: String) -> String {
    // A sentence keeps its full stop; what is left of the join is the space behind it.
    guard let join = joins.first(where: { $0.english == separator }) else { return separator }
    return separator == Clauses.sentenceEnd ? String(join.other.drop { $0 != " " }) : join.other
  }

  /// `a, b, c`: a first member that is a phrase, and the rest.
  private func enumeration(
    _ text: String, _ join: (english: String, other: String), _ memory: inout Memory
  ) -> String? {
    var from = text.startIndex
    while let found = text[from...].firstRange(of: join.english) {
      from = found.upperBound
      guard found.lowerBound > text.startIndex, found.upperBound < text.endIndex else { continue }
      if let head = part(String(text[..<found.lowerBound]), &memory),
        let rest = part(String(text[found.upperBound...]), &memory)
      {
        return head + join.other + rest
      }
      if memory.patience <= 0 { return nil }
    }
    return nil
  }

  // MARK: - Matching

  private func apply(
    _ pattern: PhrasePattern, to bytes: [UInt8], _ memory: inout Memory
  ) -> String? {
    memory.patience -= 1
    var filled = [String?](repeating: nil, count: pattern.english.count)
    guard fits(pattern.english[...], bytes[...], &filled, &memory) else { return nil }
    var text = ""
    for piece in pattern.other {
      switch piece {
      case .literal(let literal): text += String(decoding: literal, as: UTF8.self)
      case .place(_, let number): text += filled[number] ?? ""
      }
    }
    return text
  }

  /// Whether the pieces cover the bytes, and what the places then hold, already translated.
  private func fits(
    _ pieces: ArraySlice<PhrasePattern.Piece>, _ bytes: ArraySlice<UInt8>,
    _ filled: inout [String?], _ memory: inout Memory
  ) -> Bool {
    guard let piece = pieces.first else { return bytes.isEmpty }
    let rest = pieces.dropFirst()
    switch piece {
    case .literal(let literal):
      return bytes.starts(with: literal)
        && fits(rest, bytes.dropFirst(literal.count), &filled, &memory)
    case .place(let place, let number):
      guard case .literal(let next) = rest.first else {
        return fill(place, number, bytes, &filled, &memory)
      }
      var start = bytes.startIndex
      while memory.patience > 0, let end = Self.find(next, in: bytes[start...]) {
        start = end + 1
        guard end > bytes.startIndex else { continue }
        if place == .value, end - bytes.startIndex > Self.longestValue { return false }
        // What follows is cheaper to refuse than a text is to translate.
        var others = filled
        if fits(rest, bytes[end...], &others, &memory),
          fill(place, number, bytes[..<end], &others, &memory)
        {
          filled = others
          return true
        }
        memory.patience -= 1
      }
      return false
    }
  }

  private static let longestValue = 24

  private func fill(
    _ place: PhrasePattern.Place, _ number: Int, _ bytes: ArraySlice<UInt8>,
    _ filled: inout [String?], _ memory: inout Memory
  ) -> Bool {
    guard !bytes.isEmpty else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    switch place {
    case .value: filled[number] = value(text)
    case .name: filled[number] = memory.names.contains(text) || Self.isName(text) ? text : nil
    case .any: filled[number] = Clauses(of: text).separator == nil ? text : nil
    case .text: filled[number] = part(text, &memory)
    }
    return filled[number] != nil
  }

  private func value(_ text: String) -> String? {
    guard text.utf8.count <= Self.longestValue else { return nil }
    if let quantity = Quantity(text) { return quantity.text(decimalMark: decimalMark) }
    return text.contains(where: \.isLetter)
      ? fixed[text] : Quantity.localized(text, decimalMark: decimalMark)
  }

  /// Whether a text looks like the name of a file, a trial or a setting: no space, and a sign that
  /// words do not have.
  private static func isName(_ text: String) -> Bool {
    text.utf8.count <= 120 && !text.contains(" ")
      && text.contains { $0.isNumber || "_./:[]".contains($0) }
  }

  private static func find(_ literal: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = literal.first, bytes.count >= literal.count else { return nil }
    var place = bytes.startIndex
    while place + literal.count <= bytes.endIndex {
      if bytes[place] == first, bytes[place...].starts(with: literal) { return place }
      place += 1
    }
    return nil
  }
}
