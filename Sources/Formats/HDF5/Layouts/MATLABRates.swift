import HDF5
import Motion

/// Rates out of the single numbers and columns of times of a MATLAB file.
///
/// A name that says cameras (`FrameRate`) goes before one that may mean anything (`fs`), and so does a
/// number inside the markers' own structure; an even column of times says as much. Where two of these
/// disagree, or `fs` may be the rate of longer signals, nothing is chosen.
struct MATLABRates {
  private struct Found {
    var path: String
    var value: Double
    var subject: RateName.Subject
    /// How many groups lie between; 0 for the markers' own.
    var distance: Int
  }

  private let arrays: HDF5Arrays

  init(_ arrays: HDF5Arrays) { self.arrays = arrays }

  /// The rate of markers, hertz, and what to say where the settings overrule the file.
  ///
  /// - Parameters:
  ///   - group: Where they are.
  ///   - times: Times beside the markers themselves, if any.
  ///   - longer: Values of signals, of more than the markers have frames, whose rate has no name of
  ///     its own.
  ///   - mayBeLoose: Whether a rate of any name may be that of the markers.
  func markers(
    in group: String, frames: Int, times: [Double]?, longer: [Int], mayBeLoose: Bool = true
  ) throws -> (rate: Double, notices: [Notice]) {
    func found() throws -> Double {
      try self.found(
        in: group, frames: frames, times: times, longer: longer, mayBeLoose: mayBeLoose)
    }
    guard let given = try arrays.given("marker_rate") else { return (try found(), []) }
    // What the file leaves open is what the settings are for.
    let own = try? found()
    return (
      try checked(given, at: group), try arrays.overruled(own, by: "marker_rate")
    )
  }

  private func found(
    in group: String, frames: Int, times: [Double]?, longer: [Int], mayBeLoose: Bool
  ) throws -> Double {
    let found = try numbers(near: group)
    let own = found.filter {
      $0.subject == .markers || ($0.subject == .either && $0.distance == 0)
    }
    let axis = try axis(near: group, frames: frames, times: times)
    if let nearest = own.map(\.distance).min() {
      let rate = try single(own.filter { $0.distance == nearest }, at: group)
      if let axis, axis.axis.contradicts(rate.value * axis.factor) {
        throw refusal(
          group,
          "expected one rate of frames, found \(rate.path) = \(rate.value) and times at \(axis.path) "
            + "that run at \(axis.rate) Hz")
      }
      return try checked(rate.value, at: rate.path)
    }
    if let axis { return axis.rate }
    let loose = found.filter { $0.subject == .either }
    guard let nearest = loose.map(\.distance).min() else {
      throw refusal(
        group,
        "expected a single number FrameRate or fs, frames a second, or a time of each frame, found "
          + "none")
    }
    let rate = try single(loose.filter { $0.distance == nearest }, at: group)
    guard mayBeLoose else {
      throw refusal(
        rate.path,
        "expected the rate of the markers, found \(rate.value), which may also be that of signals")
    }
    guard rate.value <= RateName.mostFrames else {
      throw refusal(
        rate.path,
        "expected frames a second, found \(rate.value), which is rather the rate of analog signals")
    }
    if !found.contains(where: { $0.subject == .analog }), frames > 0 {
      for count in longer {
        let ratio = (Double(count) / Double(frames)).rounded()
        guard ratio >= 2, rate.value / ratio >= RateName.fewestFrames else { continue }
        throw refusal(
          rate.path,
          "expected the rate of the markers, found \(rate.value), which may also be that of signals "
            + "with \(Int(ratio)) times as many values")
      }
    }
    return try checked(rate.value, at: rate.path)
  }

  /// The rate of signals, hertz, or `nil` where nothing says it.
  ///
  /// - Parameters:
  ///   - group: Where they are.
  ///   - isOwn: Whether the group holds signals alone, so that any rate in it is theirs.
  ///   - count: Values of a signal.
  ///   - duration: That of the markers, seconds; `nil` where there are none.
  func signals(
    in group: String, isOwn: Bool, count: Int, duration: Double?
  ) throws -> (rate: Double?, notices: [Notice]) {
    let found = try foundOfSignals(in: group, isOwn: isOwn, count: count, duration: duration)
    guard let given = try arrays.given("analog_rate") else { return (found, []) }
    return (usable(given), try arrays.overruled(found, by: "analog_rate"))
  }

  private func foundOfSignals(
    in group: String, isOwn: Bool, count: Int, duration: Double?
  ) throws -> Double? {
    let found = try numbers(near: group)
    if isOwn, let own = found.first(where: { $0.distance == 0 && $0.subject != .markers }) {
      return usable(own.value)
    }
    if let named = found.first(where: { $0.subject == .analog }) { return usable(named.value) }
    // What may be anything is theirs where they last as long as the markers.
    let loose = found.filter { $0.subject == .either }.compactMap { usable($0.value) }
    guard let duration else { return Set(loose).count == 1 ? loose.first : nil }
    return loose.first { abs(Double(count) / $0 - duration) <= max(0.02, 0.01 * duration) }
  }

  private func usable(_ rate: Double) -> Double? {
    rate.isFinite && rate > 0 && rate < 1e7 ? rate : nil
  }

  private func checked(_ rate: Double, at path: String) throws -> Double {
    guard let rate = usable(rate) else {
      return try arrays.rate(rate, "frames a second", setting: "marker_rate", at: path)
    }
    return rate
  }

  private func single(_ found: [Found], at group: String) throws -> Found {
    guard let first = found.first, Set(found.map(\.value)).count == 1 else {
      throw refusal(
        group,
        "expected one rate of frames, found "
          + found.map { "\($0.path) = \($0.value)" }.joined(separator: " and "))
    }
    return first
  }

  private func refusal(_ path: String, _ problem: String) -> ReadError {
    arrays.error(
      path, problem,
      "name the rate of the markers in the file FrameRate, or say it in study.yaml under hdf5.paths "
        + "as marker_rate: 100")
  }

  /// Every single number with the name of a rate: in the group, in those above it, and in the
  /// structures beside each that describe it.
  private func numbers(near group: String) throws -> [Found] {
    var found: [Found] = []
    for (distance, place) in MATLABLayout.above(group).enumerated() {
      for described in try describing(place, isOwn: distance == 0) {
        for child in try arrays.container.children(of: described) {
          guard let subject = RateName.subject(of: child) else { continue }
          let path = HDF5Arrays.path(described, child)
          guard let value = try arrays.number(at: path) else { continue }
          found.append(Found(path: path, value: value, subject: subject, distance: distance))
        }
      }
    }
    return found
  }

  /// A group and what says something of it: `markersInfo` beside `markers`, and `info` inside.
  private func describing(_ place: String, isOwn: Bool) throws -> [String] {
    let container = arrays.container
    var places = try container.kind(of: place) == .group ? [place] : []
    for suffix in ["Info", "_info", "info"] where isOwn && place != "/" {
      if try container.kind(of: place + suffix) == .group { places.append(place + suffix) }
    }
    guard let first = places.first, first == place else { return places }
    for child in try container.children(of: place)
    where Self.descriptions.contains(child.lowercased()) {
      let path = HDF5Arrays.path(place, child)
      if try container.kind(of: path) == .group { places.append(path) }
    }
    return places
  }

  private static let descriptions: Set<String> = [
    "info", "meta", "metadata", "header", "params", "parameters", "settings", "acquisition",
    "config",
  ]

  /// An even column of times of as many values as there are frames, seconds or milliseconds.
  private func axis(
    near group: String, frames: Int, times: [Double]?
  ) throws -> (path: String, axis: TimeAxis, factor: Double, rate: Double)? {
    var columns: [(path: String, times: [Double])] = []
    if let times { columns.append((group, times)) }
    for place in MATLABLayout.above(group) {
      for child in try arrays.numericChildren(of: place) {
        guard RateName.isTime(child.name), child.shape.reduce(1, *) == frames, frames > 2 else {
          continue
        }
        let path = HDF5Arrays.path(place, child.name)
        columns.append((path, try arrays.container.numbers(at: path).values))
      }
    }
    for column in columns {
      let axis = TimeAxis(column.times)
      guard axis.firstUnevenRow == nil, let rate = axis.rate else { continue }
      let factor = column.path.lowercased().hasSuffix("ms") ? 0.001 : 1
      let hertz = TimeAxis.settled(rate / factor)
      guard (RateName.fewestFrames...RateName.mostFrames).contains(hertz) else { continue }
      return (column.path, axis, factor, hertz)
    }
    return nil
  }
}
