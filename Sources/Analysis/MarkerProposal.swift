import Motion

/// What the markers of an unknown set could be, by the words in their labels alone: a proposal for a
/// person to check, never used unasked.
public struct MarkerProposal: Sendable {
  /// One label and the name that it could stand for.
  public struct Entry: Hashable, Sendable {
    public var label: String
    public var name: String
    /// Why, in words.
    public var reason: String
  }

  /// One label for a name, each sure enough to be proposed.
  public private(set) var entries: [Entry] = []
  /// Names for which several labels could stand.
  public private(set) var unclear: [(name: String, labels: [String])] = []
  /// Names for which no label stands.
  public private(set) var unknown: [String] = []

  /// - Parameters:
  ///   - labels: The labels of a recording, without subject prefixes.
  ///   - wanted: The names that the model misses.
  public init(labels: [String], wanted: [String]) {
    let free = labels.filter { !wanted.contains($0.uppercased()) }
    let meanings = free.map { ($0, MarkerWords($0)) }
    for name in wanted {
      var found = meanings.filter { $0.1.name == name }
        .map { Entry(label: $0.0, name: name, reason: $0.1.reason) }
      if found.isEmpty {
        found = free.filter { label in
          let letters = MarkerWords.letters(of: label)
          return letters.count >= 3 && letters.first == name.first
            && EditDistance.between(letters, name) == 1
        }.map { Entry(label: $0, name: name, reason: "one letter apart") }
      }
      switch found.count {
      case 0: unknown.append(name)
      case 1: entries.append(found[0])
      default: unclear.append((name, found.map(\.label)))
      }
    }
    // A label that could stand for two names stands for none.
    let twice = Dictionary(grouping: entries) { $0.label }.filter { $0.value.count > 1 }
    unclear += entries.filter { twice[$0.label] != nil }.map { ($0.name, [$0.label]) }
    entries.removeAll { twice[$0.label] != nil }
  }

  /// Lines for people; empty where nothing can be proposed.
  public var lines: [String] {
    guard !entries.isEmpty || !unclear.isEmpty else { return [] }
    var lines = ["the markers are of no set that marey knows (`marey explain markers` lists them)"]
    if !entries.isEmpty {
      lines.append("by their names alone they could be, to be checked and put into study.yaml:")
      lines.append("  markers:")
      lines.append("    aliases:")
      lines += entries.map { "      \"\($0.label)\": \($0.name)  # \($0.reason)" }
    }
    lines += unclear.map { "\($0.name) could be \($0.labels.joined(separator: " or "))" }
    if !unknown.isEmpty { lines.append("nothing is like \(unknown.joined(separator: ", "))") }
    return lines
  }
}

/// The words of a marker's label, and the name that they mean.
struct MarkerWords {
  /// The name used here, or `nil`.
  let name: String?
  let reason: String

  init(_ label: String) {
    var words = Self.words(of: label)
    var side: Side?
    if let place = words.firstIndex(where: { Self.sides[$0] != nil }) {
      side = Self.sides[words.remove(at: place)]
    } else if let place = words.firstIndex(where: { Self.stems[$0] == nil }),
      let letter = words[place].first, let named = Self.sides[String(letter)],
      Self.stems[String(words[place].dropFirst())] != nil
    {
      side = named
      words[place].removeFirst()
    }
    let medial = words.contains { Self.medial.contains($0) }
    let rest = words.filter { !Self.medial.contains($0) && !Self.lateral.contains($0) }
    let stem = rest.count == 1 ? Self.stems[rest[0]] : nil
    guard let stem else {
      (name, reason) = (nil, "")
      return
    }
    if stem == "SACR" {
      (name, reason) = (side == nil ? stem : nil, "sacrum")
      return
    }
    guard let side else {
      (name, reason) = (nil, "")
      return
    }
    let inner = ["KNE": "KNM", "ANK": "MED"]
    let own = medial ? inner[stem] : stem
    name = own.map { side.letter + $0 }
    reason = "\(side.rawValue), \(medial ? "medial " : "")\(rest[0])"
  }

  private static let sides: [String: Side] = [
    "l": .left, "left": .left, "lt": .left, "r": .right, "right": .right, "rt": .right,
  ]
  private static let medial: Set<String> = ["med", "medial", "inner"]
  private static let lateral: Set<String> = ["lat", "lateral", "outer", "marker"]
  private static let stems: [String: String] = [
    "asis": "ASI", "asi": "ASI", "ias": "ASI", "psis": "PSI", "psi": "PSI", "ips": "PSI",
    "sacrum": "SACR", "sacral": "SACR", "sacr": "SACR", "thigh": "THI", "thi": "THI",
    "knee": "KNE", "kne": "KNE", "epicondyle": "KNE", "tibia": "TIB", "tib": "TIB",
    "shank": "TIB", "ankle": "ANK", "ank": "ANK", "malleolus": "ANK", "heel": "HEE", "hee": "HEE",
    "calc": "HEE", "calcaneus": "HEE", "toe": "TOE", "mt2": "TOE",
  ]

  /// The letters and digits of a label, in upper case.
  static func letters(of label: String) -> String {
    label.filter { $0.isLetter || $0.isNumber }.uppercased()
  }

  /// A label's words in lower case, cut at signs and where a capital follows a small letter.
  private static func words(of label: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isAfterSmall = false
    for character in label {
      let isSign = !character.isLetter && !character.isNumber
      if isSign || (character.isUppercase && isAfterSmall), !word.isEmpty {
        words.append(word.lowercased())
        word = ""
      }
      if !isSign { word.append(character) }
      isAfterSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }
}
