import Motion

/// The bytes of a C3D file with the order of its numbers; every access is checked.
struct C3DBytes: Sendable {
  /// A block, the unit of all C3D pointers, bytes.
  static let block = 512

  let file: String
  let all: [UInt8]
  let order: C3DByteOrder

  var count: Int { all.count }

  func byte(at place: Int) throws(ReadError) -> Int {
    try require(1, at: place)
    return Int(all[place])
  }

  func signedByte(at place: Int) throws(ReadError) -> Int {
    Int(Int8(truncatingIfNeeded: try byte(at: place)))
  }

  func unsigned(at place: Int) throws(ReadError) -> Int {
    try require(2, at: place)
    return Int(order.integer(UInt16(all[place]) | UInt16(all[place + 1]) << 8))
  }

  func signed(at place: Int) throws(ReadError) -> Int {
    Int(Int16(truncatingIfNeeded: try unsigned(at: place)))
  }

  func real(at place: Int) throws(ReadError) -> Double {
    try require(4, at: place)
    let low = UInt32(all[place]) | UInt32(all[place + 1]) << 8
    let high = UInt32(all[place + 2]) | UInt32(all[place + 3]) << 8
    return Double(order.real(low | high << 16))
  }

  /// A text of a fixed width, without the blanks and zeros that fill it.
  ///
  /// Old programs write Latin-1, new ones UTF-8.
  func text(at place: Int, width: Int) throws(ReadError) -> String {
    try require(width, at: place)
    var used = all[place..<(place + width)].prefix { $0 != 0 }
    while let last = used.last, Self.isBlank(last) { used.removeLast() }
    while let first = used.first, Self.isBlank(first) { used.removeFirst() }
    return String(validating: used, as: UTF8.self)
      ?? String(String.UnicodeScalarView(used.map { Unicode.Scalar($0) }))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  func error(at place: Int, _ problem: String, remedy: String) -> ReadError {
    ReadError(file: file, place: .byte(place), problem: problem, remedy: remedy)
  }

  private func require(_ size: Int, at place: Int) throws(ReadError) {
    guard place >= 0, size >= 0, place <= count - size else {
      throw error(
        at: max(0, min(place, count)),
        "expected \(size) more bytes at byte \(place), but the file ends after \(count) bytes",
        remedy: "the file is cut short or damaged: copy it again from the laboratory's disk")
    }
  }
}

extension C3DBytes {
  /// Finds the order of the numbers, which the parameter section alone names.
  init(_ all: [UInt8], file: String) throws(ReadError) {
    func refusal(_ place: Int, _ problem: String, _ remedy: String) -> ReadError {
      ReadError(file: file, place: .byte(place), problem: problem, remedy: remedy)
    }
    guard all.count >= Self.block else {
      throw refusal(
        all.count, "expected a C3D header of \(Self.block) bytes, found \(all.count) bytes in all",
        "the file is cut short: copy it again from the laboratory's disk")
    }
    guard all[1] == 0x50 else {
      throw refusal(
        1, "expected the C3D mark 80 in the second byte, found \(all[1])",
        "the file is no C3D file, or damaged: export the trial again")
    }
    let start = (Int(all[0]) - 1) * Self.block
    guard all[0] >= 2, start + 4 <= all.count else {
      throw refusal(
        0,
        "expected the parameter section inside the file, found it at block \(all[0]) of "
          + "\((all.count + Self.block - 1) / Self.block)",
        "the file is cut short or damaged: copy it again from the laboratory's disk")
    }
    let processor = all[start + 3]
    guard let order = C3DByteOrder(processor: processor) else {
      throw refusal(
        start + 3,
        "expected numbers in Intel (84), DEC (85) or SGI (86) byte order, found \(processor)",
        "save the file in Intel byte order, for instance with Mokka or with the laboratory's "
          + "own software")
    }
    self.init(file: file, all: all, order: order)
  }
}
