import Geometry
import Motion

/// Whether the markers of a recording span what a body can span: the last look at a unit of length.
///
/// A person of 1.7 km or 1.7 mm is an error of the unit, whatever the file says, and is refused with
/// the way to put it right.
enum BodySize {
  /// Reads positions as the settings say, and refuses a size that nobody has.
  ///
  /// - Parameter unit: The unit of length by the settings, instead of the file's own.
  static func settle(
    _ recording: inout Recording, unit: Unit?, file: String
  ) throws(ReadError) {
    let isGuess = CaptureSize.isGuess(recording)
    let isUntold = CaptureSize.takeUntold(from: &recording)
    if isUntold, unit == nil {
      throw ReadError(
        file: file,
        problem: "expected a unit of length, found none, and markers that span neither metres nor "
          + "millimetres",
        remedy: remedy(likely(size(of: recording), recording)))
    }
    if let unit { try apply(unit, to: &recording, isGuess: isGuess, file: file) }
    guard let size = size(of: recording) else { return }
    let whose = whose(size, recording, isGuess: isGuess && unit == nil)
    guard isFault(size, recording) else {
      if isOnePerson(recording), size < smallestPerson {
        recording.notices.append(
          Notice(
            .axes,
            "the markers span \(plain(size)) within a frame, little for a person: "
              + whose + "; `laboratory.length_unit` in study.yaml corrects a "
              + "wrong unit"))
      }
      return
    }
    throw ReadError(
      file: file,
      problem: "expected a body of 0.3 to 3 m, found markers that span \(plain(size)) "
        + "within a frame: \(whose)",
      remedy: remedy(likely(size, recording)))
  }

  /// How to give the unit; the one that fits, where one does.
  private static func remedy(_ likely: Unit?) -> String {
    guard let likely else {
      return "give the unit that the numbers are in (m, cm or mm) as `laboratory.length_unit` in "
        + "study.yaml or with --length-unit, or correct it in the file"
    }
    return "give the unit that the numbers are in, as `laboratory.length_unit: \(likely.rawValue)` "
      + "in study.yaml or --length-unit \(likely.rawValue), or correct it in the file"
  }

  private static func apply(
    _ unit: Unit, to recording: inout Recording, isGuess: Bool, file: String
  ) throws(ReadError) {
    guard !recording.trajectories.isEmpty, unit != recording.lengthUnit else { return }
    guard let own = recording.lengthUnit else {
      throw ReadError(
        file: file,
        problem: "expected positions of one unit of length, to be read as \(unit.rawValue), found "
          + "several",
        remedy: "give the unit in the file")
    }
    let factor = unit.siFactor / own.siFactor
    for index in recording.trajectories.indices {
      for axis in [\Trajectory.x, \.y, \.z] {
        let scaled = recording.trajectories[index][keyPath: axis].map { $0 * factor }
        recording.trajectories[index][keyPath: axis] = scaled
      }
    }
    for index in recording.plates.indices {
      guard case .c3d = recording.plates[index].kind else { continue }
      recording.plates[index].corners = recording.plates[index].corners.map { factor * $0 }
      recording.plates[index].origin = factor * recording.plates[index].origin
    }
    recording.lengthUnit = unit
    recording.notices.append(
      Notice(
        .axes,
        "positions are read as \(unit.rawValue), as the settings say; the file says "
          + (isGuess ? "nothing" : own.rawValue)))
  }

  /// The span of the markers in the middle frame of spans, metres: along the axis that is longest, of
  /// the middle four fifths of the markers; `nil` for fewer than four.
  private static func size(of recording: Recording) -> Double? {
    guard recording.trajectories.count >= fewest, recording.frameCount > 0 else { return nil }
    let step = max(1, recording.frameCount / 50)
    var spans: [Double] = []
    var seen: [Double] = []
    for frame in stride(from: 0, to: recording.frameCount, by: step) {
      var largest = -Double.infinity
      for axis in 0..<3 {
        seen.removeAll(keepingCapacity: true)
        for marker in recording.trajectories {
          let value = axis == 0 ? marker.x[frame] : axis == 1 ? marker.y[frame] : marker.z[frame]
          if value.isFinite { seen.append(value) }
        }
        guard seen.count >= fewest else { continue }
        seen.sort()
        let left = seen.count / 10
        largest = max(largest, seen[seen.count - 1 - left] - seen[left])
      }
      if largest.isFinite { spans.append(largest) }
    }
    spans.sort()
    return spans.isEmpty ? nil : spans[spans.count / 2]
  }

  private static let fewest = 4

  /// Below this a span may be that of a foot or a hand, metres.
  private static let smallestPerson = 0.3

  private static func isOnePerson(_ recording: Recording) -> Bool {
    recording.trajectories.count >= 10 && recording.prefixes.count <= 1
  }

  /// Whether no body has such a span.
  private static func isFault(_ size: Double, _ recording: Recording) -> Bool {
    size > (isOnePerson(recording) ? 5 : 20) || (size < 0.02 && size > 0)
  }

  /// The unit that would make a person of the numbers, where it is another than they were read in.
  private static func likely(_ size: Double?, _ recording: Recording) -> Unit? {
    guard let size, let own = recording.lengthUnit else { return nil }
    let fitting = [Unit.metre, .centimetre, .millimetre].first { unit in
      (smallestPerson...3).contains(size / own.siFactor * unit.siFactor)
    }
    return fitting == own ? nil : fitting
  }

  /// What the file says its unit is, and which unit would make a person of the numbers.
  private static func whose(_ size: Double, _ recording: Recording, isGuess: Bool) -> String {
    let own = recording.lengthUnit
    let said =
      isGuess
      ? "the file names no unit" + (own.map { " and was read as \($0.rawValue)" } ?? "")
      : own.map { "the file says \($0.rawValue)" } ?? "the file names no unit"
    guard let likely = likely(size, recording) else { return said }
    return said + ", the numbers look like \(likely.rawValue)"
  }

  private static func plain(_ metres: Double) -> String {
    let (value, unit) =
      metres >= 1000 ? (metres / 1000, "km") : metres < 0.1 ? (metres * 1000, "mm") : (metres, "m")
    let rounded = (value * 100).rounded() / 100
    // A damaged file may hold numbers beyond every whole number of the machine.
    return Int(exactly: rounded).map { "\($0) \(unit)" } ?? "\(rounded) \(unit)"
  }
}
