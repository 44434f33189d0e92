/// Values laid end to end, for a reader in another process of the same machine.
struct ByteMessageWriter {
  private(set) var bytes: [UInt8] = []

  /// Begins anew, in the memory of the message before.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func put(_ value: Int) {
    withUnsafeBytes(of: Int64(value).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ value: Double) { put(Int(bitPattern: UInt(value.bitPattern))) }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ values: [Double]) {
    put(values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  mutating func put<Value>(_ value: Value?, _ body: (inout Self, Value) -> Void) {
    put(value == nil ? 0 : 1)
    if let value { body(&self, value) }
  }

  mutating func put<Value>(_ values: [Value], _ body: (inout Self, Value) -> Void) {
    put(values.count)
    for value in values { body(&self, value) }
  }
}

/// Takes the values out again; `nil` from there on where the bytes cannot be such a message.
struct ByteMessageReader {
  struct Broken: Error {}

  private let bytes: [UInt8]
  private let end: Int
  private var position = 0

  /// - Parameter count: How many of the bytes are the message.
  init(_ bytes: [UInt8], count: Int) {
    self.bytes = bytes
    end = min(count, bytes.count)
  }

  mutating func integer() throws(Broken) -> Int {
    let place = try take(8)
    return Int(
      Int64(
        littleEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: Int64.self)))
  }

  mutating func double() throws(Broken) -> Double {
    Double(bitPattern: UInt64(UInt(bitPattern: try integer())))
  }

  mutating func text() throws(Broken) -> String {
    let count = try integer()
    let place = try take(count)
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func doubles() throws(Broken) -> [Double] {
    let count = try integer()
    guard (0...(end / 8)).contains(count) else { throw Broken() }
    let place = try take(8 * count)
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(buffer)
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + 8 * count]))
      }
      filled = count
    }
  }

  mutating func optional<Value>(
    _ body: (inout Self) throws(Broken) -> Value
  ) throws(Broken) -> Value? {
    try integer() == 0 ? nil : try body(&self)
  }

  mutating func list<Value>(
    _ body: (inout Self) throws(Broken) -> Value
  ) throws(Broken) -> [Value] {
    let count = try integer()
    guard (0...end).contains(count) else { throw Broken() }
    var values: [Value] = []
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }

  private mutating func take(_ count: Int) throws(Broken) -> Int {
    guard count >= 0, count <= end - position else { throw Broken() }
    position += count
    return position - count
  }
}
