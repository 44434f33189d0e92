import Motion
import Synchronization
import Yams

/// A language that reports can be written in besides English.
///
/// To add one, write `Sources/CResources/files/languages/<code>.yaml` with its name, decimal mark,
/// banned words and phrases, and its entry in `resources.c`.
public struct Language: Sendable {
  /// The code of BCP 47: `de`.
  public let code: String
  /// What its readers call it.
  public let name: String
  /// What stands between a number's whole part and its decimals.
  public let decimalMark: String
  /// Beginnings of words that no phrase may hold, as `Wording.banned` for English.
  public let banned: [String]
  /// Every phrase, English first, in the order of the file.
  public let phrases: [(english: String, other: String)]
  let book: PhraseBook

  /// The codes of all languages, English first.
  public static let codes = ["en"] + Resource.stems(in: folder, ending: ending)

  /// The language of a code; `nil` for English, which needs none, and for a code that is not known.
  ///
  /// Its file is read once and kept.
  public static func named(_ code: String) -> Language? {
    read.withLock { known in
      if let language = known[code] { return language }
      let text = Resource.text(named: folder + "/" + code + ending)
      let language = text.flatMap { Language(code: code, yaml: $0) }
      known[code] = language
      return language
    }
  }

  private static let read = Mutex<[String: Language]>([:])

  /// A language as its file has it; `nil` where the file is not one.
  init?(code: String, yaml: String) {
    guard let root = (try? Yams.compose(yaml: yaml)) ?? nil, let file = root.mapping,
      let name = file["name"]?.string, let mark = file["decimal_mark"]?.string,
      let banned = file["banned"]?.sequence, let phrases = file["phrases"]?.mapping
    else { return nil }
    self.code = code
    self.name = name
    decimalMark = mark
    self.banned = banned.compactMap(\.string)
    self.phrases = phrases.compactMap { key, value in
      guard let english = key.string, let other = value.string else { return nil }
      return (english, other)
    }
    book = PhraseBook(phrases: self.phrases, decimalMark: mark)
  }

  private static let folder = "languages"
  private static let ending = ".yaml"
}
