/// One English phrase with its places, and the same in another language.
///
/// A phrase has literal text and places in braces: `{value}` for a number with or without its unit,
/// `{name}` for a name that is kept (a recording, a condition, a marker, a setting), `{any}` for any
/// stretch that is kept, `{text}` for words that are themselves in the phrase book. Digits tell places
/// of one kind apart: `{text2}`.
struct PhrasePattern: Sendable {
  enum Place: Hashable, Sendable {
    case value
    case name
    case any
    case text
  }

  enum Piece: Hashable, Sendable {
    case literal([UInt8])
    case place(Place, Int)
  }

  /// The pieces of the English phrase in their order; places are numbered as they come.
  let english: [Piece]
  /// The pieces of the translation, its places numbered as in the English.
  let other: [Piece]
  /// Bytes that are not places: the more, the surer the match.
  let weight: Int

  /// `nil` where the two do not have the same places, or the English is nothing but places.
  init?(_ english: String, _ other: String) {
    guard let from = Self.pieces(english), let to = Self.pieces(other) else { return nil }
    var names: [String] = []
    var pieces: [Piece] = []
    for piece in from {
      switch piece {
      case .literal(let text): pieces.append(.literal(Array(text.utf8)))
      case .place(let name, let place):
        guard !names.contains(name) else { return nil }
        if case .place = pieces.last { return nil }
        pieces.append(.place(place, names.count))
        names.append(name)
      }
    }
    var used: Set<Int> = []
    var translated: [Piece] = []
    for piece in to {
      switch piece {
      case .literal(let text): translated.append(.literal(Array(text.utf8)))
      case .place(let name, let place):
        guard let number = names.firstIndex(of: name) else { return nil }
        used.insert(number)
        translated.append(.place(place, number))
      }
    }
    guard used.count == names.count else { return nil }
    self.english = pieces
    self.other = translated
    weight = pieces.reduce(0) { sum, piece in
      if case .literal(let bytes) = piece { sum + bytes.count } else { sum }
    }
    guard weight > 0 else { return nil }
  }

  /// What stands between two texts, for a phrase that is nothing else.
  var join: (english: String, other: String)? {
    guard english.count == 3, other.count == 3, case .place(.text, 0) = english[0],
      case .literal(let from) = english[1], case .place(.text, 1) = english[2],
      case .place(.text, 0) = other[0], case .literal(let to) = other[1],
      case .place(.text, 1) = other[2]
    else { return nil }
    return (String(decoding: from, as: UTF8.self), String(decoding: to, as: UTF8.self))
  }

  /// Whether the English itself goes over an end of a sentence or clause, or ends a sentence.
  func mayHold(_ separator: String) -> Bool {
    if separator != Clauses.sentenceEnd, english == [.place(.text, 0), .literal(Array(".".utf8))] {
      return true
    }
    return english.contains { piece in
      guard case .literal(let bytes) = piece else { return false }
      return String(decoding: bytes, as: UTF8.self).contains(separator)
    }
  }

  /// Whether the phrase is the same text every time.
  var isFixed: Bool { english.count == 1 }

  /// The whole words of the English, by one of which the phrase is looked up; letters that touch a
  /// place are none, since the word may go on there.
  var words: [Substring] {
    var words: [Substring] = []
    for (index, piece) in english.enumerated() {
      guard case .literal(let bytes) = piece else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      for word in Self.words(of: text) {
        let touchesStart = word.startIndex == text.startIndex && index > 0
        let touchesEnd = word.endIndex == text.endIndex && index + 1 < english.count
        if !touchesStart && !touchesEnd { words.append(word) }
      }
    }
    return words
  }

  /// The stretches of letters and digits of a text.
  static func words(of text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }

  private enum Part {
    case literal(String)
    case place(String, Place)
  }

  private static func pieces(_ phrase: String) -> [Part]? {
    var parts: [Part] = []
    var rest = Substring(phrase)
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      let kind = name.prefix { !$0.isNumber }
      let places: [Substring: Place] = [
        "value": .value, "name": .name, "any": .any, "text": .text,
      ]
      guard let place = places[kind], name.dropFirst(kind.count).allSatisfy(\.isNumber) else {
        return nil
      }
      parts.append(.place(name, place))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return parts
  }
}
