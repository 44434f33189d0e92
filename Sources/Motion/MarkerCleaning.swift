/// What cleaning found on one marker of a trial, and what it did about it.
public struct MarkerCleaning: Codable, Hashable, Sendable {
  /// How the samples of a gap were invented.
  public enum Method: String, CaseIterable, Codable, Hashable, Sendable {
    /// From the marker's own path on both sides of the gap.
    case spline
    /// From three or more other markers of the same rigid part of the body.
    case rigidBody = "rigid body"
    /// From the path of one other marker that moves along with it.
    case pattern
  }

  /// What became of a gap.
  public enum Outcome: Codable, Hashable, Sendable {
    /// Filled, by a method and with the help of other markers (none for a spline).
    case filled(by: Method, from: [String])
    /// Left open, for a reason in words.
    case open(because: String)
  }

  /// A run of frames in which the marker was not seen, or was taken out.
  public struct Gap: Codable, Hashable, Sendable {
    /// Frames counted from 0.
    public var frames: Range<Int>
    public var outcome: Outcome

    public init(frames: Range<Int>, outcome: Outcome) {
      self.frames = frames
      self.outcome = outcome
    }

    public var isFilled: Bool {
      if case .filled = outcome { return true }
      return false
    }
  }

  /// The marker, by the model's name for it.
  public var marker: String
  /// Every gap in order of frames; spikes that were taken out are gaps too.
  public var gaps: [Gap]
  /// Frames whose samples stood out of the path and were taken out, counted from 0.
  public var spikes: RangeSet<Int>
  /// Frames, counted from 0, into which the marker leapt without coming back: it was knocked, or is
  /// another marker from there on. Nothing was done about them.
  public var leaps: [Int] = []

  public init(marker: String, gaps: [Gap] = [], spikes: RangeSet<Int> = RangeSet()) {
    self.marker = marker
    self.gaps = gaps
    self.spikes = spikes
  }

  /// The frames whose samples were invented: those of every gap that was filled.
  public var invented: RangeSet<Int> {
    RangeSet(gaps.filter(\.isFilled).map(\.frames))
  }

  /// The gaps that stayed open.
  public var open: [Gap] { gaps.filter { !$0.isFilled } }
}

/// Spikes are stored as a list of ranges.
extension MarkerCleaning {
  private enum Key: CodingKey {
    case marker, gaps, spikes, leaps
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    marker = try container.decode(String.self, forKey: .marker)
    gaps = try container.decode([Gap].self, forKey: .gaps)
    spikes = RangeSet(try container.decode([Range<Int>].self, forKey: .spikes))
    leaps = try container.decode([Int].self, forKey: .leaps)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(marker, forKey: .marker)
    try container.encode(gaps, forKey: .gaps)
    try container.encode(Array(spikes.ranges), forKey: .spikes)
    try container.encode(leaps, forKey: .leaps)
  }
}

extension RangeSet<Int> {
  /// How many frames the ranges hold together.
  public var frameCount: Int { ranges.reduce(0) { $0 + $1.count } }

  /// The frames as people count them in a list: `12, 40–52`, counted from a first frame.
  public func words(firstFrame: Int) -> String {
    ranges.map { range in
      let (first, last) = (range.lowerBound + firstFrame, range.upperBound - 1 + firstFrame)
      return first == last ? "\(first)" : "\(first)–\(last)"
    }.joined(separator: ", ")
  }
}
