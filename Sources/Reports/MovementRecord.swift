import Motion

/// Recordings in the compact form that a page plays as stick figures.
public struct MovementRecord: Sendable {
  /// One recording: points, the lines between them and the ground's forces, frame by frame.
  struct Take: Sendable, Encodable {
    /// What a reader calls it.
    var name: String
    var trial: String
    /// What charts over this recording's time call their base.
    var base: String
    /// Frames a second, hertz.
    var rate: Double
    var frames: Int
    /// Count of points; the first two are the hips, left and right.
    var points: Int
    /// Pairs of points, and 0 for the middle of the body, 1 for its left, 2 for its right.
    var bones: [[Int]]
    /// Direction that the person faces, radians, counter-clockwise from the x axis.
    var heading: Double
    /// x, y, z of every point of every frame, millimetres: base 64 of little-endian 16-bit numbers.
    var positions: String
    var plates: Int
    /// Point of application (millimetres) and force (newtons) of every plate of every frame, alike.
    var forces: String
  }

  /// One gait cycle, seconds from the recording's first frame.
  struct Cycle: Sendable, Encodable {
    var trial: String
    var side: String
    var start: Double
    var end: Double
  }

  var takes: [Take]
  var cycles: [Cycle]
  /// Colours of the sides, `#cc4b37`, by `left` and `right`.
  var colours: [String: String] = [:]
  /// What a page shows that does not play.
  public var stills: FigureGrid?

  /// The record as text that may stand inside a script element.
  var json: String {
    struct Everything: Encodable {
      var takes: [Take]
      var cycles: [Cycle]
      var colours: [String: String]
    }
    return ScriptData.json(Everything(takes: takes, cycles: cycles, colours: colours))
      ?? "{\"colours\":{},\"cycles\":[],\"takes\":[]}"
  }
}
