import Kinematics
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
  /// Whether there are labels, and hardly any that is a name used here.
  private let isOfUnknownSet: Bool
  /// So many names used here make their set.
  private static let fewestOwn = 6

  /// - Parameters:
  ///   - labels: The labels of a recording, without subject prefixes.
  ///   - wanted: The names that the model misses; those that a label bears already are passed over.
  public init(labels: [String], wanted: [String]) {
    let present = Set(labels.map { $0.uppercased() })
    // Some of the names used here, and nothing like the others: the set is known and not whole.
    isOfUnknownSet =
      !labels.isEmpty && present.count { MarkerProfiles.own?.names[$0] != nil } < Self.fewestOwn
    // A label that is a name used here means itself.
    let free = labels.filter { !Self.isOwnName($0.uppercased()) }
    let meanings = free.map { ($0, MarkerWords($0)) }
    for name in wanted where !present.contains(name) {
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

  /// The lines of a recording whose model misses names: what its set is, where that is one of points
  /// that are no markers, otherwise what the labels could be.
  public static func lines(labels: [String], wanted: [String]) -> [String] {
    if let about = aboutPoints(labels) { return [about] }
    return MarkerProfiles.profile(of: labels) == nil
      ? MarkerProposal(labels: labels, wanted: wanted).lines : []
  }

  /// What a reader should know of labels whose set is points that a program computed, or `nil`.
  public static func aboutPoints(_ labels: [String]) -> String? {
    guard let profile = MarkerProfiles.profile(of: labels),
      profile.signature.isSubset(of: profile.computed)
    else { return nil }
    return "\(profile.name): " + profile.about
  }

  /// Whether a label is a name of Plug-in Gait's full body, in upper case.
  private static func isOwnName(_ label: String) -> Bool {
    if MarkerProfiles.own?.names[label] != nil || trunk.contains(label) { return true }
    guard let side = label.first, "LR".contains(side) else { return false }
    return upperBody.contains(String(label.dropFirst()))
  }

  private static let trunk: Set<String> = ["C7", "T10", "CLAV", "STRN", "RBAK", "SACR"]
  private static let upperBody: Set<String> = [
    "FHD", "BHD", "SHO", "UPA", "ELB", "FRM", "WRA", "WRB", "FIN",
  ]

  /// Lines for people; empty where there are no labels or nothing is missing.
  public var lines: [String] {
    guard !entries.isEmpty || !unclear.isEmpty || (isOfUnknownSet && !unknown.isEmpty) else {
      return []
    }
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
    if let name = Self.whole[Self.letters(of: label)] {
      (self.name, reason) = (name, "a name by itself")
      return
    }
    var words = Self.words(of: Self.withoutNumber(label))
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
    let isMedial = words.contains { Self.medial.contains($0) }
    let isLateral = words.contains { Self.lateral.contains($0) }
    let rest = words.filter {
      !Self.medial.contains($0) && !Self.lateral.contains($0) && !Self.neutral.contains($0)
    }
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
    // Beside the toe's own marker stand those of the first and the fifth metatarsal head.
    let inner = ["KNE": "KNM", "ANK": "MED", "KNM": "KNM", "MED": "MED"]
    let own = isMedial ? inner[stem] : stem == "TOE" && isLateral ? nil : stem
    name = own.map { side.letter + $0 }
    reason = "\(side.rawValue), \(isMedial ? "medial " : "")\(rest[0])"
  }

  /// A label without the number that Qualisys puts before it: `8 - L_Hip`.
  private static func withoutNumber(_ label: String) -> String {
    let digits = label.prefix { $0.isASCII && $0.isNumber }
    let rest = label.dropFirst(digits.count)
    guard !digits.isEmpty, rest.hasPrefix(" - ") else { return label }
    return String(rest.dropFirst(3))
  }

  private static let sides: [String: Side] = [
    "l": .left, "left": .left, "lt": .left, "r": .right, "right": .right, "rt": .right,
  ]
  private static let medial: Set<String> = ["med", "medial", "inner"]
  private static let lateral: Set<String> = ["lat", "lateral", "outer"]
  /// Words that say nothing of the place: OpenCap's `study`, the `V` of `V.Sacral`, a toe's `Tip`.
  private static let neutral: Set<String> = ["marker", "study", "v", "tip"]
  private static let stems: [String: String] = [
    "asis": "ASI", "asi": "ASI", "ias": "ASI", "fwt": "ASI", "psis": "PSI", "psi": "PSI",
    "ips": "PSI", "bwt": "PSI", "sacrum": "SACR", "sacral": "SACR", "sacr": "SACR",
    "thigh": "THI", "thi": "THI", "knee": "KNE", "kne": "KNE", "epicondyle": "KNE", "fle": "KNE",
    "lfc": "KNE", "mknee": "KNM", "fme": "KNM", "mfc": "KNM", "tibia": "TIB", "tib": "TIB",
    "shank": "TIB", "ankle": "ANK", "ank": "ANK", "malleolus": "ANK", "fal": "ANK",
    "lmal": "ANK", "mankle": "MED", "tam": "MED", "mmal": "MED", "heel": "HEE", "hee": "HEE",
    "calc": "HEE", "calcaneus": "HEE", "cal": "HEE", "fcc": "HEE", "toe": "TOE", "mt2": "TOE",
    "fm2": "TOE",
  ]
  /// Labels that stand for a name as a whole: French initials with the side at the end.
  private static let whole: [String: String] = [
    "EASG": "LASI", "EASD": "RASI", "EPSG": "LPSI", "EPSD": "RPSI",
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
