/// Names of markers that cannot be true: two exchanged, a leg's with the other leg's, a mirrored
/// laboratory. Found from where the markers are on the body.
public struct MarkerFault: Codable, Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// Two markers carry each other's name.
    case pair = "marker pair"
    /// The markers of both legs carry the other leg's names; the pelvis does not.
    case legs = "left and right leg"
    /// Every left marker is on the right: one axis of the laboratory is mirrored, or all names are
    /// exchanged.
    case mirrored = "left and right of the whole body"
    /// The body hangs head down: the vertical axis points the other way.
    case upsideDown = "up and down"
  }

  public var kind: Kind
  /// The markers concerned: two by two, each beside the one it was exchanged with.
  public var markers: [String]
  /// The frames concerned, counted from 0.
  public var frames: Range<Int>
  /// Whether the names were put right; only where the laboratory asked for it.
  public var isRepaired: Bool
  /// What was found, in words, without the trial's name.
  public var words: String

  public init(
    kind: Kind, markers: [String], frames: Range<Int>, isRepaired: Bool = false, words: String
  ) {
    self.kind = kind
    self.markers = markers
    self.frames = frames
    self.isRepaired = isRepaired
    self.words = words
  }
}
