/// A colour of the screen, eight bits a channel.
public struct Colour: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour that `#1a2b3c` names, or `nil` for any other text.
  public init?(hex text: String) {
    guard text.utf8.count == 7, text.hasPrefix("#") else { return nil }
    let digits = text.dropFirst()
    guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }), let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(rgb: value)
  }

  /// The colour of a 24-bit number, red in the highest byte: `0x1A2B3C`.
  public init(rgb: UInt32) {
    red = UInt8(truncatingIfNeeded: rgb >> 16)
    green = UInt8(truncatingIfNeeded: rgb >> 8)
    blue = UInt8(truncatingIfNeeded: rgb)
  }

  /// The colour as SVG and CSS write it: `#1a2b3c`.
  public var hex: String {
    String(unsafeUninitializedCapacity: 7) { buffer in
      buffer[0] = UInt8(ascii: "#")
      var place = 1
      let value = Int(red) << 16 | Int(green) << 8 | Int(blue)
      while place < 7 {
        let digit = UInt8(value >> (4 * (6 - place)) & 15)
        buffer[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        place += 1
      }
      return place
    }
  }

  public static let black = Colour(rgb: 0x000000)
  public static let white = Colour(rgb: 0xFFFFFF)
}
