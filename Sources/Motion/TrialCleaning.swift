/// What cleaning did to a trial: gaps, spikes, exchanged names and the filter.
public struct TrialCleaning: Codable, Hashable, Sendable {
  /// What became of the markers' high frequencies.
  public enum Filter: Codable, Hashable, Sendable {
    /// Every sample is as recorded, for a reason in words.
    case none(because: String)
    /// A Butterworth low-pass run forwards and backwards; cut-off of the pair in hertz.
    case butterworth(cutoff: Double, order: Int)
    /// A quintic spline, smoothed by generalised cross-validation.
    case spline
  }

  /// Markers with a gap or a spike, in order of their names; the others needed nothing.
  public var markers: [MarkerCleaning]
  public var faults: [MarkerFault]
  public var filter: Filter
  /// The noise of the markers, metres RMS, as measured before filtering; `nil`: not measured.
  public var noise: Double?

  public init(
    markers: [MarkerCleaning] = [], faults: [MarkerFault] = [],
    filter: Filter = .none(because: "no filter was asked for"), noise: Double? = nil
  ) {
    self.markers = markers
    self.faults = faults
    self.filter = filter
    self.noise = noise
  }

  /// What was done to a marker; `nil` where it needed nothing.
  public subscript(marker: String) -> MarkerCleaning? { markers.first { $0.marker == marker } }

  /// The frames in which at least one of some markers was invented.
  public func invented(in names: Set<String>) -> RangeSet<Int> {
    markers.filter { names.contains($0.marker) }.reduce(into: RangeSet()) {
      $0.formUnion($1.invented)
    }
  }
}
