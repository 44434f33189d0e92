import Motion

/// What a laboratory may choose about markers.
public struct CleaningSettings: Hashable, Sendable {
  /// The model's name for a marker, by the name in the laboratory's files.
  public var aliases: [String: String]
  /// The markers whose gaps are worth a word each; the others are only counted.
  public var modelMarkers: Set<String>

  /// Markers on one rigid part of the body, whose distances hardly change: those of the pelvis.
  public var rigidMarkers: Set<String> = []
  /// Which way is up, for files that do not say; `nil`: told from the body.
  public var up: Axis?

  /// The longest gap that is filled, seconds; 0 fills nothing.
  public var longestGap = 0.1
  /// Whether exchanged names are put right; otherwise what they concern is taken out.
  public var repairsSwaps = false
  /// What is done about high frequencies.
  public var filter = Filter.automatic

  /// What is done about high frequencies in the markers' paths.
  public enum Filter: Hashable, Sendable {
    /// The measured noise decides.
    case automatic
    case none
    /// A zero-lag Butterworth low-pass of this cut-off, hertz.
    case cutoff(Double)
    /// A quintic spline smoothed by generalised cross-validation.
    case spline
  }

  public init(
    aliases: [String: String] = [:], modelMarkers: Set<String> = [], up: Axis? = nil
  ) {
    self.aliases = aliases
    self.up = up
    self.modelMarkers = modelMarkers
  }
}
