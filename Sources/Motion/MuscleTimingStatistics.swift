/// When one muscle of one side is active over the cycles of a condition.
public struct MuscleTimingStatistics: Codable, Sendable {
  public var muscle: String
  public var side: Side
  public var task: MovementTask
  public var condition: String
  /// Cycles that were timed: assessed, with trusted events, on a channel that passed its gates.
  public var cycles: [MuscleCycle]
  /// Where the expected windows come from; `nil` where none are known for the muscle.
  public var origin: ActivityWindows.Origin?
  /// How the bursts met each expected window; empty where none are known.
  public var windows: [MuscleWindowTiming]
  /// How much of each phase of the cycle the muscle was active.
  public var phases: [MusclePhaseActivity]
  /// Mean foot off, share of the cycle; `nil` where it was never found.
  public var footOff: Double?
  /// Mean duration of the cycles, seconds; NaN without cycles.
  public var duration: Double
  /// Lowest signal to noise over the trials, decibels.
  public var signalToNoise: Double?
  /// Whether every contact was found on a force plate.
  public var eventsFromPlates: Bool
  /// Why there are no cycles; `nil` where there are.
  public var reason: String?

  public init(
    muscle: String, side: Side, task: MovementTask, condition: String, cycles: [MuscleCycle] = [],
    origin: ActivityWindows.Origin? = nil, windows: [MuscleWindowTiming] = [],
    phases: [MusclePhaseActivity] = [], footOff: Double? = nil, duration: Double = .nan,
    signalToNoise: Double? = nil, eventsFromPlates: Bool = true, reason: String? = nil
  ) {
    self.muscle = muscle
    self.side = side
    self.task = task
    self.condition = condition
    self.cycles = cycles
    self.origin = origin
    self.windows = windows
    self.phases = phases
    self.footOff = footOff
    self.duration = duration
    self.signalToNoise = signalToNoise
    self.eventsFromPlates = eventsFromPlates
    self.reason = reason
  }
}

/// The bursts of a muscle around one cycle, as shares of it: 0 at initial contact.
public struct MuscleCycle: Codable, Hashable, Sendable {
  public var cycle: Cycle
  /// In order; may begin before 0 and end after 1.
  public var bursts: [ClosedRange<Double>]
  /// How far detectors disagreed beyond what they may on onset and offset of each burst, seconds;
  /// as many as bursts.
  public var onsetWidening: [Double]
  public var offsetWidening: [Double]
  /// Where the recording begins and ends, on the same scale.
  public var recorded: ClosedRange<Double>

  public init(
    cycle: Cycle, bursts: [ClosedRange<Double>], onsetWidening: [Double],
    offsetWidening: [Double], recorded: ClosedRange<Double>
  ) {
    self.cycle = cycle
    self.bursts = bursts
    self.onsetWidening = onsetWidening
    self.offsetWidening = offsetWidening
    self.recorded = recorded
  }

  /// Share of the cycle in which the muscle was active, 0 to 1.
  public var activeShare: Double { share(of: 0...1) }

  /// Share of a part of the cycle in which the muscle was active, 0 to 1.
  public func share(of part: ClosedRange<Double>) -> Double {
    let length = part.upperBound - part.lowerBound
    guard length > 0 else { return 0 }
    return bursts.reduce(0) {
      $0 + max(0, min($1.upperBound, part.upperBound) - max($1.lowerBound, part.lowerBound))
    } / length
  }
}

/// How the bursts of a muscle met one expected window over the cycles.
public struct MuscleWindowTiming: Codable, Hashable, Sendable {
  /// One cycle whose burst met the window.
  public struct Meeting: Codable, Hashable, Sendable {
    /// Onset and offset as shares of the cycle from its contact; may be below 0 and above 1.
    public var onset: Double
    public var offset: Double
    /// Distances from the window's edges, shares of the cycle, + later.
    public var onsetDistance: Double
    public var offsetDistance: Double
    /// How far detectors disagreed beyond what they may, seconds.
    public var onsetWidening: Double
    public var offsetWidening: Double
    /// Stride time of the cycle, seconds.
    public var duration: Double

    public init(
      onset: Double, offset: Double, onsetDistance: Double, offsetDistance: Double,
      onsetWidening: Double = 0, offsetWidening: Double = 0, duration: Double
    ) {
      self.onset = onset
      self.offset = offset
      self.onsetDistance = onsetDistance
      self.offsetDistance = offsetDistance
      self.onsetWidening = onsetWidening
      self.offsetWidening = offsetWidening
      self.duration = duration
    }
  }

  /// The window, moved to the person's own foot off.
  public var window: ActivityWindows.Window
  /// Cycles that could be looked at, and those in which the muscle was silent in the window.
  public var looked: Int
  public var absent: Int
  public var meetings: [Meeting]
  /// Over the cycles that met the window; `nil` where none did.
  public var onset: MuscleInstant?
  public var offset: MuscleInstant?

  public init(
    window: ActivityWindows.Window, looked: Int = 0, absent: Int = 0, meetings: [Meeting] = [],
    onset: MuscleInstant? = nil, offset: MuscleInstant? = nil
  ) {
    self.window = window
    self.looked = looked
    self.absent = absent
    self.meetings = meetings
    self.onset = onset
    self.offset = offset
  }
}

/// Mean and spread of an instant of the cycle over cycles, on the circle.
///
/// θ = 2π · share; mean direction, resultant length R and √(−2 ln R) (Fisher, *Statistical Analysis
/// of Circular Data*, 1993).
public struct MuscleInstant: Codable, Hashable, Sendable {
  /// Share of the cycle, of the turn that lies nearest to what was expected: an onset just before
  /// contact is below 0, one in late stance near 0.5 is not below it.
  public var mean: Double
  /// Circular standard deviation, share of the cycle; infinite where the directions cancel out.
  public var standardDeviation: Double
  /// Resultant length, 0 (all over the cycle) to 1 (always at the same instant).
  public var concentration: Double
  /// Mean and standard deviation from initial contact, seconds, each cycle by its own duration.
  public var seconds: Double
  public var secondsDeviation: Double?
  public var count: Int

  public init(
    mean: Double, standardDeviation: Double, concentration: Double, seconds: Double,
    secondsDeviation: Double?, count: Int
  ) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.concentration = concentration
    self.seconds = seconds
    self.secondsDeviation = secondsDeviation
    self.count = count
  }
}

/// How much of one phase of the gait cycle a muscle was active.
public struct MusclePhaseActivity: Codable, Hashable, Sendable {
  /// The phase in words, after Perry: `loading response`.
  public var phase: String
  /// Mean edges of the phase, shares of the cycle.
  public var start: Double
  public var end: Double
  /// Mean share of the phase in which the muscle was active, 0 to 1.
  public var activeShare: Double
  /// Cycles in which it was active in at least half of the phase, and all that were looked at.
  public var active: Int
  public var looked: Int

  public init(
    phase: String, start: Double, end: Double, activeShare: Double, active: Int, looked: Int
  ) {
    self.phase = phase
    self.start = start
    self.end = end
    self.activeShare = activeShare
    self.active = active
    self.looked = looked
  }
}
