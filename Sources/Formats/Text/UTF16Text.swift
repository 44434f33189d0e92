/// Text of two bytes a character, as spreadsheets and Windows programs save it.
enum UTF16Text {
  /// Whether bytes are such text without a byte-order mark: every other one is zero, and the ones
  /// between are characters.
  static func isLikely(_ bytes: some Collection<UInt8>) -> Bool {
    var zeros = [0, 0]
    var letters = [0, 0]
    var place = 0
    for byte in bytes.prefix(4096) {
      if byte == 0 { zeros[place % 2] += 1 }
      if (32..<127).contains(byte) || (9...13).contains(byte) { letters[place % 2] += 1 }
      place += 1
    }
    guard place >= 8 else { return false }
    let half = place / 2
    return [0, 1].contains { even in
      // Names may hold characters of other alphabets.
      10 * zeros[1 - even] >= 9 * half && 10 * letters[even] >= 9 * half && zeros[even] == 0
    }
  }
}
