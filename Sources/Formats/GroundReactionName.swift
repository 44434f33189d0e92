import Motion

/// What the name of a column says of a ground reaction: whose, which of its numbers, in which unit.
///
/// Seen: `ground_force_vx` beside `1_ground_force_vx` or `l_ground_force_vx`, `ground_force_r_vx`,
/// `ground_force_vx_r`, `ground_force_1_vx` with `ground_force_1_mx`, torques as `ground_torque_r_x`
/// and `moment1_x`, `force1_vx`, `fp1_force_vx` with `fp1_origin_px`, `grf_l_vx`, `R_Fx` with
/// `R_COPx`, `Force.Fx1`; and `f1_1`, `f1x`, `p1_1`, `m1_1` of tables made from C3D.
///
/// A force that does not say that it is the ground's (`apo_force_vx`, of an orthosis) is taken for
/// one only where its name holds nothing but a number, a side or a plate.
struct GroundReactionName {
  /// The words that tell the plate from others; empty where there are none.
  private(set) var plate = ""
  /// Of Fx Fy Fz Px Py Pz Tx Ty Tz, from 0.
  private(set) var place = 0
  /// Whether the name is short (`f1_1`), as tables made from C3D have it.
  private(set) var isShort = false
  /// Whether the name says `ground_force`, `ground_torque` or `ground_moment` so, or is short.
  private(set) var isPlain = false
  /// The unit in brackets behind the name.
  private(set) var unit: Unit?

  private static let axes = ["x", "y", "z"]
  private static let words: [String: Int] = [
    "force": 0, "forces": 0, "externalforce": 0, "cop": 3, "origin": 3, "point": 3, "torque": 6,
    "torques": 6, "moment": 6, "moments": 6, "freemoment": 6, "externaltorque": 6,
  ]
  private static let letters: [String: Int] = [
    "v": 0, "f": 0, "p": 3, "cop": 3, "m": 6, "t": 6,
  ]
  /// Words of a plate or a foot, which may stand beside a force that is not said to be the ground's.
  private static let bodies: Set<String> = [
    "l", "r", "left", "right", "foot", "leftfoot", "rightfoot", "lfoot", "rfoot", "leg", "fp",
    "plate", "forceplate", "fplate",
  ]

  init?(_ name: String) {
    var lower = name.trimmed.lowercased()
    guard let bracket = Self.takeUnit(from: &lower) else { return nil }
    if takeShort(lower) { return }
    let tokens = lower.split { "_.-/: ".contains($0) }.map(String.init)
    // `hip_r_on_femur_r_in_ground_fx` is a joint's reaction.
    guard tokens.count > 1, !(tokens.contains("on") && tokens.contains("in")),
      let last = tokens.lastIndex(where: { Self.component($0) != nil }),
      let component = Self.component(tokens[last])
    else { return nil }
    var word: Int?
    var isGround = false
    var plate: [String] = []
    for (index, token) in tokens.enumerated() {
      let (letters, digits) = Self.split(token)
      if index == last {
        if !component.digits.isEmpty { plate.append(component.digits) }
      } else if token == "ground" || token == "reaction" {
        isGround = true
      } else if letters == "grf" || letters == "grfs" {
        isGround = true
        if !digits.isEmpty { plate.append(digits) }
        if word == nil { word = 0 }
      } else if let found = Self.words[letters], word == nil || isGround {
        word = found
        if !digits.isEmpty { plate.append(digits) }
      } else {
        plate.append(token)
      }
    }
    guard let base = Self.base(letter: component.letter, word: word) else { return nil }
    if !isGround {
      guard plate.allSatisfy({ Self.bodies.contains(Self.split($0).letters) || Int($0) != nil })
      else { return nil }
    }
    if let bracket {
      let expected: Unit = base == 0 ? .newton : base == 3 ? .metre : .newtonMetre
      guard bracket.si == expected else { return nil }
      unit = bracket
    }
    self.plate = plate.joined(separator: "_")
    place = base + component.axis
    isPlain = ["ground_force", "ground_torque", "ground_moment"].contains { lower.contains($0) }
  }

  /// Takes `(N)` or `[mm]` off a name.
  ///
  /// - Returns: The unit, `.some(nil)` where there is none, or `nil` for one that is not known.
  private static func takeUnit(from name: inout String) -> Unit?? {
    guard let last = name.last, let open = last == ")" ? "(" : last == "]" ? "[" : nil,
      let start = name.lastIndex(where: { String($0) == open })
    else { return .some(nil) }
    let symbol = String(name[name.index(after: start)...].dropLast()).trimmed
    name = String(name[..<start]).trimmed
    while name.last == "_" { name.removeLast() }
    let written: [String: Unit] = [
      "n": .newton, "nm": .newtonMetre, "n.m": .newtonMetre, "n*m": .newtonMetre,
      "nmm": .newtonMillimetre, "n.mm": .newtonMillimetre, "n*mm": .newtonMillimetre,
    ]
    guard let unit = written[symbol] ?? Unit(symbol: symbol) else { return nil }
    return .some(unit)
  }

  /// `f1_2`, `f1y`, `f1_y`: force of plate 1, second axis.
  private mutating func takeShort(_ name: String) -> Bool {
    guard let first = name.first, let base = ["f": 0, "p": 3, "m": 6][first], let last = name.last
    else { return false }
    var middle = name.dropFirst().dropLast()
    let isCut = middle.last == "_"
    if isCut { middle.removeLast() }
    let axis = Self.axes.firstIndex(of: String(last)) ?? Int(String(last)).map { $0 - 1 }
    guard !middle.isEmpty, middle.allSatisfy({ $0.isASCII && $0.isNumber }), let axis,
      (0..<3).contains(axis), isCut || !last.isNumber
    else { return false }
    (plate, place, isShort, isPlain) = (String(middle), base + axis, true, isCut && last.isNumber)
    return true
  }

  /// Letters before the digits at the end.
  private static func split(_ token: String) -> (letters: String, digits: String) {
    let digits = token.reversed().prefix { $0.isASCII && $0.isNumber }
    return (String(token.dropLast(digits.count)), String(digits.reversed()))
  }

  /// `vx`, `copx`, `x`, `fx1`.
  private static func component(
    _ token: String
  ) -> (letter: String, axis: Int, digits: String)? {
    let (body, digits) = split(token)
    guard let last = body.last, let axis = axes.firstIndex(of: String(last)) else { return nil }
    let letter = String(body.dropLast())
    guard letter.isEmpty || letters[letter] != nil else { return nil }
    return (letter, axis, digits)
  }

  /// Where the three numbers of a quantity begin; `nil` where letter and word do not go together.
  private static func base(letter: String, word: Int?) -> Int? {
    guard let own = letters[letter] else { return letter.isEmpty ? word : nil }
    guard let word, word != own else { return letter == "v" && word == nil ? nil : own }
    // Beside the word for a force stand its point and its moment.
    return word == 0 ? own : nil
  }
}
