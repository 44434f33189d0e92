import Motion

/// Finds the columns of ground reactions by the names that OpenSim users give them.
///
/// Seen: `ground_force_vx` beside `1_ground_force_vx` or `l_ground_force_vx`,
/// `ground_force_r_vx`, `ground_force_1_vx` with `ground_force_1_mx`, torques as
/// `ground_torque_r_x`, and `f1_1`, `p1_1`, `m1_1` of tables made from C3D (millimetres).
struct GroundReactionColumns {
  struct Plate {
    var label: String
    /// Columns of Fx Fy Fz Px Py Pz Tx Ty Tz; `nil` where the table has none.
    var columns: [Int?]
    /// Whether points and moments are in millimetres and newton-millimetres.
    var isMillimetres: Bool

    func unit(_ place: Int) -> (unit: Unit, factor: Double) {
      switch place {
      case 0..<3: (.newton, 1)
      case 3..<6: (.metre, isMillimetres ? Unit.millimetre.siFactor : 1)
      default: (.newtonMetre, isMillimetres ? Unit.newtonMillimetre.siFactor : 1)
      }
    }
  }

  /// Plates with all of force and point, in the order of the table.
  private(set) var plates: [Plate] = []
  /// How many columns the plates take.
  var columnCount: Int { plates.map { $0.columns.compactMap { $0 }.count }.reduce(0, +) }

  init(_ names: [String]) {
    var places: [String: Int] = [:]
    var found: [Plate] = []
    for (column, name) in names.enumerated() {
      guard let part = Self.component(name) else { continue }
      let key = part.plate + (part.isMillimetres ? " mm" : "")
      let place = places[key] ?? found.count
      if place == found.count {
        places[key] = place
        found.append(
          Plate(
            label: part.plate, columns: Array(repeating: nil, count: 9),
            isMillimetres: part.isMillimetres))
      }
      if found[place].columns[part.place] == nil { found[place].columns[part.place] = column }
    }
    plates = found.filter { !$0.columns.prefix(6).contains(nil) }
    // A plate without a name of its own is the first number that no other plate has.
    for index in plates.indices where plates[index].label.isEmpty {
      let taken = Set(plates.map(\.label))
      plates[index].label =
        (1...plates.count + 1).lazy.map(String.init)
        .first { !taken.contains($0) } ?? "1"
    }
  }

  private static let axes = ["x", "y", "z"]

  private static func component(
    _ name: String
  ) -> (plate: String, place: Int, isMillimetres: Bool)? {
    let lower = name.trimmed.lowercased()
    if let short = shortComponent(lower) { return short }
    for (word, isForce) in [
      ("ground_force", true), ("ground_torque", false), ("ground_moment", false),
    ] {
      guard let range = lower.firstRange(of: word) else { continue }
      var parts = lower[range.upperBound...].split(separator: "_").map(String.init)
      guard let last = parts.popLast(), let axis = last.last,
        let index = axes.firstIndex(of: String(axis))
      else { return nil }
      let quantity = last.dropLast()
      let base: Int
      switch quantity {
      case "v" where isForce: base = 0
      case "p" where isForce: base = 3
      case "m" where isForce: base = 6
      case "", "m", "t": if isForce { return nil } else { base = 6 }
      default: return nil
      }
      let before = lower[..<range.lowerBound].split(separator: "_").map(String.init)
      return ((before + parts).joined(separator: "_"), base + index, false)
    }
    return nil
  }

  /// `f1_2`: force of plate 1, second axis.
  private static func shortComponent(
    _ name: String
  ) -> (plate: String, place: Int, isMillimetres: Bool)? {
    guard let first = name.first, let base = ["f": 0, "p": 3, "m": 6][first] else { return nil }
    let parts = name.dropFirst().split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(\.isNumber),
      let axis = Int(parts[1]), (1...3).contains(axis)
    else { return nil }
    return (String(parts[0]), base + axis - 1, true)
  }
}
