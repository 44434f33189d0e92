import Motion

/// Finds ground reactions among the columns of a wide table: `Fx, Fy, Fz, COPx, COPy, COPz, My`,
/// `ground_force_1_vx`, `FP2_Fx`, `FP1.ForX` with `FP1.CopX` (D-Flow).
///
/// Force and point of application must both be there; without the point a force is no reaction.
struct WideCSVReactions {
  static let components = ["Fx", "Fy", "Fz", "Px", "Py", "Pz", "Tx", "Ty", "Tz"]

  struct Plate {
    var number: Int
    /// The columns of `components`; `nil` where the table has none.
    var columns: [Int?]
  }

  private(set) var plates: [Plate] = []

  init(_ names: [String]) {
    var keys: [String] = []
    var found: [String: [Int?]] = [:]
    for (index, name) in names.enumerated() {
      guard let (key, place) = Self.component(name) else { continue }
      if found[key] == nil { keys.append(key) }
      var columns = found[key] ?? Array(repeating: nil, count: 9)
      if columns[place] == nil { columns[place] = index }
      found[key] = columns
    }
    for key in keys {
      guard let columns = found[key], !columns.prefix(6).contains(nil) else { continue }
      plates.append(Plate(number: plates.count + 1, columns: columns))
    }
    let opensim = GroundReactionColumns(names, groundOnly: true)
    let taken = Set(plates.flatMap { $0.columns.compactMap { $0 } })
    for plate in opensim.plates
    where !plate.isMillimetres && taken.isDisjoint(with: plate.columns.compactMap { $0 }) {
      plates.append(Plate(number: plates.count + 1, columns: plate.columns))
    }
  }

  /// Whether a name may be that of a reaction, so that it is no marker's.
  static func isReaction(_ name: String) -> Bool { component(name) != nil }

  private static let quantities: [(words: [String], base: Int)] = [
    (["f", "force", "for", "grf"], 0), (["cop", "p", "centerofpressure", "centreofpressure"], 3),
    (["m", "t", "moment", "mom", "torque", "freemoment"], 6),
  ]

  /// The plate's own words and the component that a name means.
  private static func component(_ name: String) -> (key: String, place: Int)? {
    var parts = name.lowercased().split { "_.: -".contains($0) }.map(String.init)
    let numbers = parts.filter { $0.allSatisfy(\.isNumber) }
    parts.removeAll { $0.allSatisfy(\.isNumber) }
    guard var last = parts.popLast() else { return nil }
    var digits = ""
    while let end = last.last, end.isNumber {
      digits = String(end) + digits
      last.removeLast()
    }
    if ["x", "y", "z"].contains(last), let before = parts.popLast() { last = before + last }
    guard let axis = last.last.flatMap({ ["x", "y", "z"].firstIndex(of: String($0)) }) else {
      return nil
    }
    let word = String(last.dropLast())
    guard let quantity = quantities.first(where: { $0.words.contains(word) }) else { return nil }
    return ((parts + numbers + [digits]).joined(separator: "_"), quantity.base + axis)
  }
}
