import HDF5
import Motion

/// The analog signals of a MATLAB file: structures of vectors, and arrays beside a list of names.
struct MATLABSignals {
  /// Signals of one place that are as long as each other.
  private struct Place {
    var path: String
    /// The group that it is or lies in.
    var group: String
    var isArray: Bool
    /// Whether a name says that these are signals.
    var isNamed: Bool
    var names: [String]
    var count: Int
  }

  private let arrays: HDF5Arrays
  private let rates: MATLABRates
  private let places: [Place]
  /// Arrays of signals for which no list of names was found.
  private let nameless: [String]

  /// - Parameters:
  ///   - markers: The group of the markers, whose vectors are none.
  init(_ groups: [String], markers: String?, _ arrays: HDF5Arrays, _ lists: MATLABLabels) throws {
    self.arrays = arrays
    rates = MATLABRates(arrays)
    var places: [Place] = []
    var nameless: [String] = []
    for group in groups {
      if let markers, group == markers || group.hasPrefix(markers + "/") { continue }
      let own = group.split(separator: "/").last.map(Self.saysSignals) ?? false
      let children = try arrays.numericChildren(of: group)
      for child in children where child.shape.count == 2 && (child.shape.min() ?? 0) > 1 {
        guard Self.saysSignals(child.name[...]) || (own && Self.isData(child.name)) else {
          continue
        }
        let path = HDF5Arrays.path(group, child.name)
        let fewer = child.shape.min() ?? 0
        guard let labels = try lists.texts(near: group, { $0 > 1 && $0 == fewer }) else {
          nameless.append("\(path) (\(fewer) channels)")
          continue
        }
        places.append(
          Place(
            path: path, group: group, isArray: true, isNamed: own, names: labels,
            count: child.shape.max() ?? 0))
      }
      let vectors = children.filter { child in
        child.shape.count { $0 != 1 } == 1 && child.shape.reduce(1, *) > 2
          && !RateName.isTime(child.name) && !Self.counts.contains(child.name.lowercased())
      }
      guard vectors.count > (own ? 0 : 1) else { continue }
      var lengths: [Int: Int] = [:]
      for vector in vectors { lengths[vector.shape.reduce(1, *), default: 0] += 1 }
      let most = lengths.values.max() ?? 0
      let count = lengths.filter { $0.value == most }.keys.max() ?? 0
      let same = vectors.filter { $0.shape.reduce(1, *) == count }.map(\.name)
      guard same.count > (own ? 0 : 1) else { continue }
      places.append(
        Place(
          path: group, group: group, isArray: false, isNamed: own, names: same, count: count))
    }
    self.places = places
    self.nameless = nameless
  }

  /// How many values signals have whose rate has no name of its own.
  func lengths() throws -> [Int] {
    try places.filter { place in
      guard place.isNamed || place.isArray else { return true }
      return try rates.signals(
        in: place.group, isOwn: place.isNamed, count: place.count, duration: 0
      ).rate == nil
    }.map(\.count)
  }

  /// The channels, and what is passed over in words.
  ///
  /// - Parameter duration: That of the markers, seconds; `nil` where there are none.
  func channels(duration: Double?) throws -> (channels: [AnalogChannel], notices: [Notice]) {
    var channels: [AnalogChannel] = []
    var passed: [String] = []
    var odd: [String] = []
    var notices: [Notice] = []
    for place in places {
      let isOwn = place.isNamed
      let (rate, overruled) = try rates.signals(
        in: place.group, isOwn: isOwn, count: place.count, duration: duration)
      guard let rate else {
        // Vectors of no known name may be anything.
        if place.isNamed || place.isArray { passed.append(place.path) }
        continue
      }
      if !place.isNamed, !place.isArray {
        guard let duration else { continue }
        guard abs(Double(place.count) / rate - duration) <= max(0.05, 0.02 * duration) else {
          odd.append(place.path)
          continue
        }
      }
      let holder = place.isArray && !isOwn ? place.path : place.group
      let units = try MATLABUnits(arrays).signals(
        in: holder, name: String(holder.split(separator: "/").last ?? ""))
      let signals =
        if place.isArray {
          try arrays.signals(in: place.path, labels: place.names)
        } else {
          try place.names.map { name in
            HDF5Arrays.Signal(
              label: name,
              samples: try arrays.container.numbers(at: HDF5Arrays.path(place.path, name)).values)
          }
        }
      channels += arrays.channels(
        signals, unit: { units[signals[$0].label] ?? units[""] }, rate: rate)
      notices += overruled.filter { !notices.contains($0) }
    }
    if !passed.isEmpty {
      notices.append(
        Notice(
          .emg,
          "the signals of \(FirstNames.joined(passed, most: 8)) are passed over: no single "
            + "number fs_analog says their rate; name it in hdf5.paths as analog and analog_rate"))
    }
    if !odd.isEmpty {
      notices.append(
        Notice(
          .emg,
          "vectors that do not last as long as the markers are passed over: those of "
            + FirstNames.joined(odd, most: 8)))
    }
    if !nameless.isEmpty {
      notices.append(
        Notice(
          .emg,
          "the signals of \(FirstNames.joined(nameless, most: 8)) are passed over: no list "
            + "has as many names; give them in hdf5.paths as analog_labels, with analog and "
            + "analog_rate"))
    }
    return (channels, notices)
  }

  private static func saysSignals(_ name: Substring) -> Bool {
    let lower = name.lowercased()
    return ["analog", "emg"].contains { lower.contains($0) } && !lower.hasSuffix("info")
      && RateName.subject(of: String(name)) == nil
  }

  private static func isData(_ name: String) -> Bool {
    ["data", "signals", "signal", "values", "raw"].contains(name.lowercased())
  }

  private static let counts: Set<String> = ["frame", "frames", "sample", "samples", "index"]
}
