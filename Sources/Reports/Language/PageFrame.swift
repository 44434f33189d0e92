/// The words that every page has around its content, those of its script among them.
public struct PageFrame: Sendable {
  var skip = "Skip to the content"
  var contents = "Contents"
  var howToRead = "How to read this"
  /// Words of the page's script by their English; the script says what is not among them in English.
  var scriptWords: [String: String] = [:]

  /// What the page's script says.
  static let scriptPhrases = [
    "left", "right", "no value", "Cycle", "all", "Play", "Pause", "Recording", "Seen from",
    "the right", "the front", "above", "Speed", "Keep in view", "Time",
    "Stick figure of {name}, moved by the slider below",
  ]

  func translated(by translation: inout Translation) -> PageFrame {
    var frame = self
    frame.skip = translation.words(skip)
    frame.contents = translation.words(contents)
    frame.howToRead = translation.words(howToRead)
    for phrase in Self.scriptPhrases { frame.scriptWords[phrase] = translation.phrase(phrase) }
    frame.scriptWords["."] = translation.language.decimalMark
    return frame
  }

  /// The script's words as text that may stand inside a script element.
  var scriptWordsJSON: String { ScriptData.json(scriptWords) ?? "{}" }
}
