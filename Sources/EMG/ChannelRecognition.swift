import Motion

/// A muscle on a side.
public struct MuscleChannel: Hashable, Sendable {
  public var muscle: Muscle
  public var side: Side

  public init(_ muscle: Muscle, _ side: Side) {
    self.muscle = muscle
    self.side = side
  }
}

/// Which muscle of which side an analog channel carries, from its label.
///
/// A laboratory's own mapping wins. Otherwise a label is understood only if it names exactly one
/// muscle and one side: vendors' words (`Voltage.`, `EMG1`, `Sensor 3`) and numbers are passed over,
/// the side may stand apart (`R Tib Ant`, `vastus lateralis left`) or in front of or behind an
/// abbreviation (`RTA`, `GMED_L`). What is left is looked up in one table and never guessed.
public struct ChannelRecognition: Sendable {
  /// The laboratory's mapping, by exact label; `nil` for a channel to leave alone.
  public var mapping: [String: MuscleChannel?]

  public init(mapping: [String: MuscleChannel?] = [:]) { self.mapping = mapping }

  /// The channel that a label names, or `nil`.
  public func channel(_ label: String) -> MuscleChannel? {
    if let mapped = mapping[label] { return mapped }
    return Self.channel(named: label)
  }

  /// The channel that a text names, such as `left gluteus medius`, or `nil`; for labels and for
  /// the values of a mapping.
  public static func channel(named text: String) -> MuscleChannel? {
    let words = Self.words(of: text)
    let sides = words.compactMap { sideWords[$0] }
    let rest = words.filter { sideWords[$0] == nil }.joined()
    switch sides.count {
    case 1:
      if let muscle = MuscleNames.spellings[rest] { return MuscleChannel(muscle, sides[0]) }
      return nil
    case 0: return glued(rest)
    default: return nil
    }
  }

  /// The channels of a trial by their muscles, and the labels that name none.
  ///
  /// Channels of another unit than volt (forces, angles) are neither. Where two channels name the
  /// same muscle, the first in the file is taken and the other is listed.
  public func channels(
    in trial: Trial
  ) -> (recognised: [(channel: AnalogChannel, muscle: MuscleChannel)], unmapped: [String]) {
    var recognised: [(channel: AnalogChannel, muscle: MuscleChannel)] = []
    var unmapped: [String] = []
    var taken: Set<MuscleChannel> = []
    for channel in trial.analog {
      if let unit = channel.unit, unit.si != .volt, mapping[channel.label] == nil { continue }
      if let muscle = self.channel(channel.label), taken.insert(muscle).inserted {
        recognised.append((channel, muscle))
      } else {
        unmapped.append(channel.label)
      }
    }
    return (recognised, unmapped)
  }

  /// The muscles that the words of a trial's name hold, and its side: `MVC_RF_left02` is the rectus
  /// femoris of the left side, `MVC03` is all muscles.
  static func muscles(inName name: String) -> (muscles: Set<Muscle>, side: Side?) {
    let words = words(of: name)
    let sides = Set(words.compactMap { sideWords[$0] })
    let rest = words.filter { sideWords[$0] == nil }
    var muscles: Set<Muscle> = []
    // Two words may be one muscle: `vastus lateralis`.
    for first in rest.indices {
      for last in first..<min(first + 4, rest.count) {
        if let muscle = MuscleNames.spellings[rest[first...last].joined()] {
          muscles.insert(muscle)
        } else if let channel = glued(rest[first...last].joined()), first == last {
          return ([channel.muscle], channel.side)
        }
      }
    }
    return (muscles, sides.count == 1 ? sides.first : nil)
  }

  private static let sideWords: [String: Side] = [
    "l": .left, "lt": .left, "left": .left, "r": .right, "rt": .right, "right": .right,
  ]

  /// Words that vendors and their exports put around a name.
  private static let passedOver: Set<String> = [
    "voltage", "emg", "semg", "im", "sensor", "raw", "analog", "imported", "delsys", "trigno",
    "noraxon", "cometa", "channel", "ch", "ele", "potential", "electric", "electricpotential",
    "muscle", "musculus", "m", "v", "a", "of", "the",
  ]

  /// The words of a label that may mean something, lower case.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last: Character = " "
    func close() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    for character in text {
      if character.isLetter {
        // `TibAnt` and `LeftSoleus` are two words each; `VMO` is one.
        if character.isUppercase, last.isLowercase { close() }
        word.append(character)
      } else {
        close()
      }
      last = character
    }
    close()
    return words.filter { !passedOver.contains($0) }
  }

  /// A side letter in front of or behind an abbreviation: exactly one reading, or `nil`.
  private static func glued(_ name: String) -> MuscleChannel? {
    // A name that is a muscle by itself has no side: `LG` never becomes "left".
    guard MuscleNames.spellings[name] == nil else { return nil }
    var readings: Set<MuscleChannel> = []
    for (mark, side) in sideWords {
      if name.hasPrefix(mark),
        let muscle = MuscleNames.spellings[String(name.dropFirst(mark.count))]
      {
        readings.insert(MuscleChannel(muscle, side))
      }
      if name.hasSuffix(mark), let muscle = MuscleNames.spellings[String(name.dropLast(mark.count))]
      {
        readings.insert(MuscleChannel(muscle, side))
      }
    }
    return readings.count == 1 ? readings.first : nil
  }
}
