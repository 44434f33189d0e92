import Geometry
import Motion
import Signal

/// Takes high frequencies out of the markers of a trial, where their noise asks for it or the
/// laboratory does.
///
/// Left to itself it measures the noise first. Below a limit nothing is touched, to the last bit:
/// smoothed recordings must not be smoothed again. Above it, one zero-lag Butterworth filter serves
/// all markers, so that none is moved against another; its cut-off is the highest that residual
/// analysis asks for on any marker of the model.
public struct MarkerFilter: Sendable {
  public var choice: CleaningSettings.Filter
  /// The markers whose noise decides; empty: all.
  public var modelMarkers: Set<String>

  public init(_ choice: CleaningSettings.Filter, modelMarkers: Set<String> = []) {
    self.choice = choice
    self.modelMarkers = modelMarkers
  }

  /// Above this noise a trial is filtered, metres, standard deviation of one coordinate, middle of all
  /// markers. Optical systems reach 0.1 to 0.5 mm; 0.75 mm on a wand of 8 cm turns a segment by half a
  /// degree. A choice of this project.
  static let largestNoise = 0.00075
  /// Why a trial below that limit stays as it is.
  static let quiet = "the noise of the markers is below the limit of 0.75 mm"
  /// Order of each of the two passes: together the usual "fourth order".
  static let order = 2
  /// Walking has nothing to say above, and loses below, these, hertz (Winter 2009, section 3.4).
  static let cutoffs = 6.0...15.0
  /// A landing loses its first instants below this, hertz (12 to 15 in what is published).
  static let leastForLandings = 15.0

  /// The trial with its markers filtered, or as it was, and why.
  public func filtered(_ trial: Trial) -> Trial {
    var trial = trial
    let names = trial.markers.keys.sorted()
    let watched = names.filter { modelMarkers.isEmpty || modelMarkers.contains($0) }
    let noise = Statistics.median(
      of: watched.compactMap { trial.markers[$0].flatMap(Self.noise) })
    trial.cleaning.noise = noise
    trial.cleaning.filter = decision(for: trial, watched: watched, noise: noise)
    switch trial.cleaning.filter {
    case .none: break
    case .butterworth(let cutoff, let order):
      let filter = ZeroPhaseFilter(.lowPass(cutoff), order: order)
      let rate = trial.rate
      change(&trial) { filter.applied(to: $0, rate: rate) }
    case .spline:
      for name in names {
        guard let path = trial.markers[name] else { continue }
        trial.markers[name] = Self.splined(path, rate: trial.rate)
      }
    }
    if case .none = trial.cleaning.filter { return trial }
    trial.notices.append(Notice(.markers, trial: trial.name, Self.words(for: trial.cleaning)))
    return trial
  }

  private func decision(
    for trial: Trial, watched: [String], noise: Double?
  ) -> TrialCleaning.Filter {
    switch choice {
    case .none: return .none(because: "the settings ask for no filter")
    case .cutoff(let cutoff):
      guard cutoff < trial.rate / 2 else {
        return .none(because: "the cut-off of \(cutoff) Hz is not below half the frame rate")
      }
      return .butterworth(cutoff: cutoff, order: Self.order)
    case .spline:
      return trial.rate > 0 ? .spline : .none(because: "there is no frame rate")
    case .automatic: return automatic(for: trial, watched: watched, noise: noise)
    }
  }

  private func automatic(
    for trial: Trial, watched: [String], noise: Double?
  ) -> TrialCleaning.Filter {
    guard let noise else { return .none(because: "too few frames to measure the noise") }
    guard noise > Self.largestNoise else { return .none(because: Self.quiet) }
    let isLanding = trial.task == .dropVerticalJump || trial.task == .singleLegLanding
    let lowest = isLanding ? Self.leastForLandings : Self.cutoffs.lowerBound
    let highest = watched.compactMap { name in
      trial.markers[name].flatMap {
        ResidualAnalysis([$0.x, $0.y, $0.z], rate: trial.rate)?.cutoff
      }
    }.max()
    let cutoff = min(max(highest ?? lowest, lowest), Self.cutoffs.upperBound)
    guard cutoff < trial.rate / 2 else {
      return .none(because: "no cut-off fits below half the frame rate")
    }
    return .butterworth(cutoff: cutoff, order: Self.order)
  }

  /// The noise of one coordinate of a marker, metres: root mean square over the three.
  static func noise(of path: Trajectory) -> Double? {
    let parts = [path.x, path.y, path.z].compactMap { NoiseEstimate.standardDeviation(of: $0) }
    guard parts.count == 3 else { return nil }
    return (parts.reduce(0) { $0 + $1 * $1 } / 3).squareRoot()
  }

  /// Filters every coordinate of every marker; blocks too short for the filter stay as they are.
  private func change(_ trial: inout Trial, _ filter: ([Double]) -> [Double]) {
    func smoothed(_ samples: [Double]) -> [Double] {
      zip(filter(samples), samples).map { $0.isFinite ? $0 : $1 }
    }
    for (name, path) in trial.markers {
      trial.markers[name] = Trajectory(
        label: path.label, prefix: path.prefix, x: smoothed(path.x), y: smoothed(path.y),
        z: smoothed(path.z))
    }
  }

  /// Each unbroken block by a spline of its own; blocks too short for one stay as they are.
  private static func splined(_ path: Trajectory, rate: Double) -> Trajectory {
    var smooth = path
    for block in Blocks.unbroken(in: (0..<path.count).map { path[$0].lengthSquared }) {
      let columns = [Array(path.x[block]), Array(path.y[block]), Array(path.z[block])]
      guard let values = GCVSpline(columns, rate: rate)?.values() else { continue }
      smooth.x.replaceSubrange(block, with: values[0])
      smooth.y.replaceSubrange(block, with: values[1])
      smooth.z.replaceSubrange(block, with: values[2])
    }
    return smooth
  }

  /// What was done, in words.
  static func words(for cleaning: TrialCleaning) -> String {
    let noise = cleaning.noise.map {
      "; their noise was \(Self.tenths($0.in(.millimetre))) mm (one coordinate, middle marker)"
    }
    switch cleaning.filter {
    case .none(let reason): return "not filtered: " + reason + (noise ?? "")
    case .butterworth(let cutoff, _):
      return "markers low-pass filtered at \(Self.tenths(cutoff)) Hz, without lag" + (noise ?? "")
    case .spline:
      return "markers smoothed by a quintic spline with cross-validation" + (noise ?? "")
    }
  }

  private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
