import Drawing
import Motion

/// How the two sides are told apart: by colour and by dashes, so that a grey print can be read.
///
/// Left red and right blue is the custom of several laboratories' reports. The two standard tones
/// differ in lightness too, and are told apart in the common forms of colour blindness.
public struct SideStyles: Sendable {
  public var left: Colour
  public var right: Colour

  public init(left: Colour, right: Colour) {
    self.left = left
    self.right = right
  }

  /// Colours of 24 bits, red highest; the usual one where none is given.
  public init(left: UInt32?, right: UInt32?) {
    self.init(
      left: left.map { Colour(rgb: $0) } ?? Self.standard.left,
      right: right.map { Colour(rgb: $0) } ?? Self.standard.right)
  }

  public static let standard = SideStyles(
    left: Colour(rgb: 0xCC4B37), right: Colour(rgb: 0x004488))

  func colour(_ side: Side) -> Colour { side == .left ? left : right }

  /// The line of a mean, or of a single curve.
  func mean(_ side: Side) -> Style {
    Style(colour(side), width: 2.2, dash: side == .left ? [] : [6, 3])
  }

  /// The line of one cycle among others.
  func single(_ side: Side) -> Style {
    Style(colour(side), width: 0.7, dash: side == .left ? [] : [3, 2], opacity: 0.6)
  }

  /// The vertical line of an event.
  func event(_ side: Side) -> Style {
    Style(colour(side), width: 1, dash: side == .left ? [] : [4, 3])
  }

  /// The line of a cycle that is shown but not assessed.
  static let unassessed = Style(Colour(rgb: 0x8A929B), width: 0.8, dash: [1, 2])
}
