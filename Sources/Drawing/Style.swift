/// How a line is drawn: colour and dashes together, so that it is known without its colour.
public struct Style: Hashable, Sendable {
  public var colour: Colour
  /// Width, in units of the drawing.
  public var width: Double
  /// Lengths of dashes and spaces by turns, in units of the drawing; empty for a solid line.
  public var dash: [Double]
  /// 0 is invisible, 1 covers what is below.
  public var opacity: Double

  public init(_ colour: Colour, width: Double = 1.5, dash: [Double] = [], opacity: Double = 1) {
    self.colour = colour
    self.width = width
    self.dash = dash
    self.opacity = opacity
  }

  /// The attributes of a stroked shape, in a fixed order.
  var strokeAttributes: [(String, String)] {
    var attributes = [("stroke", colour.hex)]
    // One unit is the width of a stroke that names none.
    if width != 1 { attributes.append(("stroke-width", width.coordinate)) }
    // Round ends would close the spaces between dashes.
    if dash.isEmpty { attributes.append(("stroke-linecap", "round")) }
    if !dash.isEmpty {
      attributes.append(("stroke-dasharray", dash.map(\.coordinate).joined(separator: " ")))
    }
    if opacity < 1 { attributes.append(("stroke-opacity", opacity.coordinate)) }
    return attributes
  }
}
