import Foundation
import Motion

/// When a muscle is active over the cycle, and how its surface signal looks.
public struct MuscleProgramme: Hashable, Sendable {
  /// The muscle, in words.
  public var muscle: String
  /// What its channel is called, after the letter of the side.
  public var channel: String
  /// Active windows in cycles of the muscle's own foot, from 0; a window that spans a contact runs
  /// from below 1 to above it.
  public var windows: [ClosedRange<Double>]
  /// Active against quiet signal, decibels: 20 log10 of the ratio of root mean squares.
  public var signalToNoise: Double
  /// Root mean square of the quiet signal, volts.
  public var quiet: Double
  /// That of an ordinary channel.
  public static let quietSignal = 5e-6

  public init(
    _ muscle: String, channel: String, windows: [ClosedRange<Double>], signalToNoise: Double = 18,
    quiet: Double = MuscleProgramme.quietSignal
  ) {
    self.muscle = muscle
    self.channel = channel
    self.windows = windows
    self.signalToNoise = signalToNoise
    self.quiet = quiet
  }

  /// Five muscles with the windows of a healthy walk at a free speed.
  ///
  /// Rectus femoris, medial hamstrings, tibialis anterior and gastrocnemius: where the mean
  /// envelope of typically developing children exceeds 30 % of its range. Gluteus medius: 96 to
  /// 140 % of the cycle, customary clinical values.
  /// - SeeAlso: Schwartz, Rozumalski, Trost, J Biomech 41:1639, 2008.
  public static let healthy: [MuscleProgramme] = [
    MuscleProgramme("rectus femoris", channel: "Rectus Femoris", windows: [0.94...1.14]),
    MuscleProgramme("medial hamstrings", channel: "Medial Hamstrings", windows: [0.84...1.20]),
    MuscleProgramme(
      "tibialis anterior", channel: "Tibialis Anterior", windows: [0.60...0.80, 0.90...1.10]),
    MuscleProgramme("gastrocnemius", channel: "Gastrocnemius", windows: [0.16...0.50]),
    MuscleProgramme("gluteus medius", channel: "Gluteus Medius", windows: [0.96...1.40]),
  ]
}
