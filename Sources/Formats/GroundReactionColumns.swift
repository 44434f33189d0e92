import Motion

/// Finds the columns of ground reactions by the names that OpenSim users give them.
///
/// A plate is the force, its point of application and its free moment, three columns each; the names
/// are read by `GroundReactionName`. Columns of a force whose point is missing are told apart, and so
/// are the contact spheres of a foot model, which nobody measured.
struct GroundReactionColumns {
  struct Plate {
    var label: String
    /// Columns of Fx Fy Fz Px Py Pz Tx Ty Tz; `nil` where the table has none.
    var columns: [Int?]
    /// Whether points and moments are in millimetres and newton-millimetres.
    var isMillimetres: Bool
    /// Whether the names leave open what points and moments are in (`f1_1`, `p1`).
    var isShort = false
    /// The units that the names themselves give, such as `ground_force_px(mm)`.
    var pointUnit: Unit?
    var momentUnit: Unit?

    func unit(_ place: Int) -> (unit: Unit, factor: Double) {
      switch place {
      case 0..<3: return (.newton, 1)
      case 3..<6:
        return (.metre, (pointUnit ?? (isMillimetres ? .millimetre : .metre)).siFactor)
      default:
        return (
          .newtonMetre, (momentUnit ?? (isMillimetres ? .newtonMillimetre : .newtonMetre)).siFactor
        )
      }
    }
  }

  /// Plates with all of force and point, in the order of the table.
  private(set) var plates: [Plate] = []
  /// Names of forces that have no point of application, such as `r`.
  private(set) var withoutPoint: [String] = []
  /// Names of contact spheres of a foot model, such as `s1_r`.
  private(set) var spheres: [String] = []
  /// How many columns the plates take, and those that are named in `withoutPoint` and `spheres`.
  private(set) var columnCount = 0

  /// - Parameter groundOnly: Whether only names that say `ground_force` are taken: in a table that
  ///   holds more than forces.
  init(_ names: [String], groundOnly: Bool = false) {
    var places: [String: Int] = [:]
    var found: [Plate] = []
    for (column, name) in names.enumerated() {
      guard let part = GroundReactionName(name), !groundOnly || part.isPlain else { continue }
      var key = part.plate + (part.isShort ? " short" : "")
      // The same name again begins another plate.
      while let place = places[key], found[place].columns[part.place] != nil { key += " again" }
      let place = places[key] ?? found.count
      if place == found.count {
        places[key] = place
        found.append(
          Plate(
            label: part.plate, columns: Array(repeating: nil, count: 9),
            isMillimetres: part.isShort, isShort: part.isShort))
      }
      found[place].columns[part.place] = column
      if part.place >= 6 { found[place].momentUnit = part.unit }
      if (3..<6).contains(part.place) { found[place].pointUnit = part.unit }
    }
    for plate in found where !plate.columns.prefix(3).contains(nil) {
      if Self.isSphere(plate.label) {
        spheres.append(plate.label)
      } else if plate.columns.prefix(6).contains(nil) {
        withoutPoint.append(plate.label.isEmpty ? "without a name" : plate.label)
      } else {
        plates.append(plate)
      }
      columnCount += plate.columns.count { $0 != nil }
    }
    // A plate without a name of its own is the first number that no other plate has.
    for index in plates.indices {
      let taken = Set(plates[..<index].map(\.label)).union(
        plates[(index + 1)...].map(\.label).filter { $0 != plates[index].label })
      guard plates[index].label.isEmpty || taken.contains(plates[index].label) else { continue }
      plates[index].label =
        (1...plates.count + 1).lazy.map(String.init)
        .first { !taken.contains($0) } ?? "1"
    }
  }

  /// `s1_r`: OpenCap and others place spheres so under a model's foot.
  private static func isSphere(_ label: String) -> Bool {
    let parts = label.split(separator: "_")
    guard parts.count == 2, let first = parts.first, first.first == "s",
      first.count > 1, first.dropFirst().allSatisfy(\.isNumber)
    else { return false }
    return parts[1] == "r" || parts[1] == "l"
  }
}
