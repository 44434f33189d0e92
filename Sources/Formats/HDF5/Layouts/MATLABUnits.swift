import HDF5
import Motion

/// Units out of the texts of a MATLAB file: `units`, `units.markers`, `markersInfo.units.ALLMARKERS`.
struct MATLABUnits {
  private let arrays: HDF5Arrays

  init(_ arrays: HDF5Arrays) { self.arrays = arrays }

  /// The unit of positions in a group, as the file writes it, or `nil`.
  func positions(near group: String) throws -> String? {
    for (distance, place) in MATLABLayout.above(group).enumerated() {
      var places = distance == 0 && place != "/" ? [place + "Info", place] : [place]
      places = try places.filter { try arrays.container.kind(of: $0) == .group }
      for place in places {
        for child in try arrays.container.children(of: place) {
          let key = child.lowercased().filter(\.isLetter)
          guard Self.names.contains(key) else { continue }
          let path = HDF5Arrays.path(place, child)
          if let text = try length(at: path) { return text }
          guard try arrays.container.kind(of: path) == .group else { continue }
          for inner in try arrays.container.children(of: path)
          where Self.subjects.contains(inner.lowercased()) {
            if let text = try length(at: HDF5Arrays.path(path, inner)) { return text }
          }
        }
      }
    }
    return nil
  }

  /// The units of signals by their names, or one for all under an empty name; in the signals' own
  /// structure or what describes it.
  func signals(in group: String, name: String) throws -> [String: String] {
    var found: [String: String] = [:]
    for place in [group + "Info", group] where try arrays.container.kind(of: place) == .group {
      for child in try arrays.container.children(of: place)
      where ["unit", "units"].contains(child.lowercased()) {
        let path = HDF5Arrays.path(place, child)
        if let text = try text(at: path) { found[""] = text }
        guard try arrays.container.kind(of: path) == .group else { continue }
        for inner in try arrays.container.children(of: path) {
          found[inner] = try text(at: HDF5Arrays.path(path, inner))
        }
      }
    }
    if found.isEmpty {
      for place in MATLABLayout.above(group).dropFirst() {
        let path = HDF5Arrays.path(place, "units")
        guard try arrays.container.kind(of: path) == .group else { continue }
        for inner in try arrays.container.children(of: path)
        where inner.lowercased() == name.lowercased() {
          found[""] = try text(at: HDF5Arrays.path(path, inner))
        }
      }
    }
    return found
  }

  private func length(at path: String) throws -> String? {
    guard let text = try text(at: path), Unit(symbol: text)?.si == .metre else { return nil }
    return text
  }

  /// A text of one line; `nil` for anything else.
  private func text(at path: String) throws -> String? {
    guard try arrays.container.kind(of: path) == .dataset else { return nil }
    let about = try arrays.container.dataset(at: path)
    guard about.count <= 64, about.datatype != .reference || about.count == 1 else { return nil }
    if about.datatype.isNumeric,
      try arrays.container.attribute("MATLAB_class", of: path)?.text != "char"
    {
      return nil
    }
    switch about.datatype {
    case .integer, .reference, .text: return try arrays.texts(at: path).first
    default: return nil
    }
  }

  private static let names: Set<String> = [
    "unit", "units", "markerunit", "markerunits", "markersunit", "markersunits", "unitmarkers",
    "unitsmarkers", "lengthunit", "lengthunits", "positionunit", "positionunits",
  ]
  private static let subjects: Set<String> = [
    "markers", "marker", "allmarkers", "position", "positions", "points", "length", "trajectories",
    "kinematics",
  ]
}
