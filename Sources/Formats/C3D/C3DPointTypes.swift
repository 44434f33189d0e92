import Motion

/// Which points of a C3D file are no markers: the lists POINT:ANGLES, POINT:FORCES and so on.
///
/// Source: Vicon's lists as real files have them; POINT:TYPE_GROUPS names them in pairs.
struct C3DPointTypes {
  struct PointType: Hashable {
    var kind: ModelOutput.Kind
    var unit: Unit?
  }

  /// The lists and the parameters of their units.
  static let lists: [(list: String, units: String, kind: ModelOutput.Kind)] = [
    ("ANGLES", "ANGLE_UNITS", .angle),
    ("FORCES", "FORCE_UNITS", .force),
    ("MOMENTS", "MOMENT_UNITS", .moment),
    ("POWERS", "POWER_UNITS", .power),
    ("SCALARS", "SCALAR_UNITS", .other),
    ("MODEL_POINTS", "MODEL_POINT_UNITS", .point),
  ]

  private var types: [String: PointType] = [:]

  init(_ parameters: C3DParameters) {
    var lists = Self.lists
    let groups = parameters.texts("POINT", "TYPE_GROUPS").map { $0.uppercased() }
    for index in stride(from: 0, to: groups.count - 1, by: 2) {
      // Modelled markers are positions like any other.
      let isKnown = lists.contains { $0.list == groups[index] }
      if !isKnown, !groups[index].contains("MARKER"), groups[index] != "LABELS" {
        lists.append((groups[index], groups[index + 1] + "_UNITS", .other))
      }
    }
    for (list, units, kind) in lists {
      let unit = parameters.texts("POINT", units).first.flatMap { Unit(symbol: $0) }
      for label in parameters.texts("POINT", list) where !label.isEmpty && types[label] == nil {
        types[label] = PointType(kind: kind, unit: unit)
      }
    }
  }

  /// Whether the file lists no outputs at all, so that only their names can tell them.
  var isWithoutLists: Bool { types.isEmpty }

  /// What a point is, by its label as stored; `nil` for a marker.
  subscript(label: String) -> PointType? {
    if let type = types[label] ?? types[C3DLabels.split(label).name] { return type }
    guard types.isEmpty else { return nil }
    return ModelOutputName.kind(of: C3DLabels.split(label).name).map {
      PointType(kind: $0, unit: nil)
    }
  }
}
