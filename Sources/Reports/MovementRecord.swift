import Foundation
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

  /// The record as text that may stand inside a script element: no `<` ends it early.
  var json: String {
    struct Everything: Encodable {
      var takes: [Take]
      var cycles: [Cycle]
      var colours: [String: String]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Everything(takes: takes, cycles: cycles, colours: colours))
    else {
      return "{\"colours\":{},\"cycles\":[],\"takes\":[]}"
    }
    // Recordings are long and hold nothing of this; to search their text would take longer than to
    // write the page.
    let risky = data.withUnsafeBytes { bytes in
      bytes.contains { $0 == UInt8(ascii: "<") || $0 == 0xE2 }
    }
    let text = String(decoding: data, as: UTF8.self)
    guard risky else { return text }
    // What ends the element early, ends a line of script, or turns the direction of reading.
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3C, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
        safe += "\\u" + String(format: "%04x", scalar.value)
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
