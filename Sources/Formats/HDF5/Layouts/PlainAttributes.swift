import HDF5
import Motion

/// Rates, units and names that attributes say, of an object or of those that it lies in.
struct PlainAttributes {
  private let arrays: HDF5Arrays

  init(_ arrays: HDF5Arrays) { self.arrays = arrays }

  /// The nearest rate, hertz; several that differ are refused.
  ///
  /// - Parameters:
  ///   - subject: Whose rate is wanted; a rate by name of the other kind is none.
  ///   - isOwn: Whether only the object itself may say it.
  func rate(
    of path: String, subject: RateName.Subject = .markers, isOwn: Bool = false
  ) throws -> Double? {
    for place in isOwn ? [path] : MATLABLayout.above(path) {
      var found: [(name: String, value: Double)] = []
      for name in RateName.attributes {
        guard let attribute = try arrays.container.attribute(name, of: place),
          let value = attribute.number ?? attribute.text.flatMap(Self.hertz)
        else { continue }
        found.append((name, value))
      }
      if subject == .markers, found.contains(where: { RateName.subject(of: $0.name) == .markers }) {
        found = found.filter { RateName.subject(of: $0.name) == .markers }
      } else if subject == .analog {
        found = found.filter { RateName.subject(of: $0.name) != .markers }
      }
      guard let first = found.first else { continue }
      guard Set(found.map(\.value)).count == 1 else {
        throw arrays.error(
          place,
          "expected one rate, found "
            + found.map { "\($0.name) = \($0.value)" }.joined(separator: " and "),
          "keep one of them, or say the rate in study.yaml under hdf5.paths")
      }
      return first.value
    }
    return nil
  }

  /// `100 Hz`.
  private static func hertz(_ text: String) -> Double? {
    let lower = text.lowercased().trimmed
    return Double(lower.hasSuffix("hz") ? String(lower.dropLast(2)).trimmed : lower)
  }

  /// The nearest unit as the file writes it; that of the first dataset in a group, where all in it say
  /// the same.
  func unit(of path: String, isOwn: Bool = false) throws -> String? {
    if let own = try text(of: path) { return own }
    if try arrays.container.kind(of: path) == .group {
      let units = try arrays.numericChildren(of: path).prefix(Self.most).map {
        try text(of: HDF5Arrays.path(path, $0.name))
      }
      if let first = units.first, let first, units.allSatisfy({ $0 == first }) { return first }
      guard units.allSatisfy({ $0 == nil }) else { return nil }
    }
    for place in isOwn ? [] : MATLABLayout.above(path).dropFirst() {
      if let found = try text(of: place) { return found }
    }
    return nil
  }

  private func text(of path: String) throws -> String? {
    for name in ["unit", "units", "Unit", "Units", "marker_unit", "marker_units", "length_unit"] {
      if let text = try arrays.container.attribute(name, of: path)?.text, !text.isEmpty {
        return text
      }
    }
    return nil
  }

  /// Names in an attribute of the object.
  func names(of path: String) throws -> [String]? {
    for name in Self.lists {
      if case .texts(let texts, _)? = try arrays.container.attribute(name, of: path),
        texts.count > 1
      {
        return texts.map(\.trimmed)
      }
    }
    return nil
  }

  /// What lists of names are called, as attributes and as datasets.
  static let lists = [
    "labels", "Labels", "names", "columns", "column_names", "marker_names", "marker_labels",
    "markers", "channels", "channel_names", "colnames",
  ]
  private static let most = 4096
}
