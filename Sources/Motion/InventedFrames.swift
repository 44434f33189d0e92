/// The frames of a trial in which a segment, and so every curve made of it, rests on samples that
/// were filled in and not measured.
public struct InventedFrames: Codable, Hashable, Sendable {
  /// Frames counted from 0, by segment.
  public var segments: [Segment: RangeSet<Int>]

  public init(_ segments: [Segment: RangeSet<Int>] = [:]) { self.segments = segments }

  /// The frames in which one of some segments rests on invented samples.
  public func frames(of names: [Segment]) -> RangeSet<Int> {
    names.reduce(into: RangeSet()) { $0.formUnion(segments[$1] ?? RangeSet()) }
  }

  /// The frames in which the angles of a group on a side rest on invented samples.
  public func frames(of group: AngleGroup, _ side: Side) -> RangeSet<Int> {
    frames(of: group.segments(side))
  }

  /// The frames in which the moment and power of a joint rest on invented samples.
  public func frames(ofMomentAt joint: Joint, _ side: Side) -> RangeSet<Int> {
    frames(of: joint.loadedSegments(side))
  }

  /// Whether nothing was invented at all.
  public var isEmpty: Bool { segments.values.allSatisfy(\.isEmpty) }
}

extension AngleGroup {
  /// The segments whose poses make the angles of this group on a side.
  public func segments(_ side: Side) -> [Segment] {
    switch self {
    case .pelvis: [.pelvis]
    case .hip: [.pelvis, .thigh(side)]
    case .knee: [.thigh(side), .shank(side)]
    case .ankle: [.shank(side), .foot(side)]
    case .footProgress: [.foot(side)]
    }
  }
}

extension Joint {
  /// The segments whose poses enter the moment of this joint: its own two and all below.
  public func loadedSegments(_ side: Side) -> [Segment] {
    switch self {
    case .hip: [.pelvis, .thigh(side), .shank(side), .foot(side)]
    case .knee: [.thigh(side), .shank(side), .foot(side)]
    case .ankle: [.shank(side), .foot(side)]
    }
  }
}

/// Frames are stored as a list of ranges.
extension InventedFrames {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    segments = try container.decode([Segment: [Range<Int>]].self).mapValues { RangeSet($0) }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(segments.mapValues { Array($0.ranges) })
  }
}
