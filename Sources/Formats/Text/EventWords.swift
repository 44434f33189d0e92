import Motion

/// What an event's label means: `Foot Strike`, `LHS`, `Right Toe Off`, `R_IC`.
struct EventWords: Hashable {
  /// `nil` where the label names no gait event that is certain.
  var kind: GaitEvent.Kind?
  /// The side that the label itself names.
  var side: Side?

  private static let contacts: Set<String> = [
    "footstrike", "heelstrike", "initialcontact", "footcontact", "heelcontact", "footdown",
    "fs", "hs", "ic", "fc", "hc",
  ]
  private static let offs: Set<String> = [
    "footoff", "toeoff", "footup", "fo", "to",
  ]

  init(_ label: String) {
    let letters = label.lowercased().filter { $0.isLetter }
    for (start, side) in Self.starts where letters.hasPrefix(start) {
      if let kind = Self.kind(String(letters.dropFirst(start.count))) {
        self.init(kind: kind, side: side)
        return
      }
    }
    self.init(kind: Self.kind(letters), side: nil)
  }

  private init(kind: GaitEvent.Kind?, side: Side?) {
    self.kind = kind
    self.side = side
  }

  /// The side that a context names: `Left`, `right`, `L`.
  static func side(_ context: String) -> Side? {
    switch context.lowercased() {
    case "left", "l": .left
    case "right", "r": .right
    default: nil
    }
  }

  /// The event that a label and a context (`Left`, `General`, nothing) name together.
  static func event(label: String, context: String, time: Double) -> GaitEvent {
    let words = EventWords(label)
    let named = side(context)
    // A label of one side in the context of the other says nothing certain.
    if let side = words.side, let named, side != named {
      return GaitEvent(.other(label), side: nil, time: time, source: "file")
    }
    let isGait = words.kind != nil
    return GaitEvent(
      words.kind ?? .other(label.isEmpty ? "unnamed" : label),
      side: named ?? (isGait ? words.side : nil), time: time, source: "file")
  }

  private static let starts: [(String, Side)] = [
    ("left", .left), ("right", .right), ("l", .left), ("r", .right),
  ]

  private static func kind(_ letters: String) -> GaitEvent.Kind? {
    contacts.contains(letters) ? .initialContact : offs.contains(letters) ? .footOff : nil
  }
}
