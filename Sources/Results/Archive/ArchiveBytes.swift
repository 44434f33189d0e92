/// An archive as bytes: a mark, the texts each once, then the nodes, little-endian.
enum ArchiveBytes {
  /// The first bytes of every archive; the last one counts the layout's revisions.
  static let mark: [UInt8] = Array("marey-session\u{1}".utf8)

  private enum Tag: UInt8 {
    case nothing, no, yes, integer, number, text, numbers, halves, list, fields
  }

  static func bytes(of node: ArchiveNode) -> [UInt8] {
    var writer = Writer()
    writer.add(node)
    var head = Writer()
    head.bytes = mark
    head.add(count: writer.texts.count)
    for text in writer.texts {
      let bytes = Array(text.utf8)
      head.add(count: bytes.count)
      head.bytes += bytes
    }
    return head.bytes + writer.bytes
  }

  /// The bytes of a node by itself, to put nodes in order.
  static func content(of node: ArchiveNode) -> [UInt8] {
    switch node {
    case .text(let text): Array(text.utf8)
    default: bytes(of: node)
    }
  }

  static func node(of bytes: [UInt8]) throws -> ArchiveNode {
    guard bytes.starts(with: mark) else {
      throw ArchiveError(words: "it is no archive of this version")
    }
    var reader = Reader(bytes: bytes, place: mark.count)
    for _ in 0..<(try reader.count(ofAtLeast: 1)) {
      let length = try reader.count(ofAtLeast: 1)
      reader.texts.append(String(decoding: try reader.take(length), as: UTF8.self))
    }
    let node = try reader.node(depth: 0)
    guard reader.place == bytes.count else { throw ArchiveError(words: "it goes on too long") }
    return node
  }

  private struct Writer {
    var bytes: [UInt8] = []
    var texts: [String] = []
    private var places: [String: Int] = [:]

    mutating func add(_ node: ArchiveNode) {
      switch node {
      case .null: add(.nothing)
      case .bool(let value): add(value ? .yes : .no)
      case .integer(let value):
        add(.integer)
        add(word: UInt64(bitPattern: Int64(value)), count: 8)
      case .number(let value):
        add(.number)
        add(word: value.bitPattern, count: 8)
      case .text(let text):
        add(.text)
        add(text)
      case .numbers(let values): add(values)
      case .list(let nodes):
        add(.list)
        add(count: nodes.count)
        for node in nodes { add(node) }
      case .fields(let fields):
        add(.fields)
        add(count: fields.count)
        for field in fields {
          add(field.key)
          add(field.node)
        }
      }
    }

    /// Numbers that half the bytes hold exactly take half the bytes.
    private mutating func add(_ values: [Double]) {
      let areHalves = values.allSatisfy {
        Double(Float($0)).bitPattern == $0.bitPattern
      }
      add(areHalves ? .halves : .numbers)
      add(count: values.count)
      // No room is reserved: asking for just enough, run by run, would copy all that came before.
      if areHalves {
        values.map { Float($0).bitPattern.littleEndian }
          .withUnsafeBytes { bytes.append(contentsOf: $0) }
      } else {
        values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { bytes.append(contentsOf: $0) }
      }
    }

    private mutating func add(_ tag: Tag) { bytes.append(tag.rawValue) }

    private mutating func add(_ text: String) {
      if let place = places[text] { return add(count: place) }
      places[text] = texts.count
      add(count: texts.count)
      texts.append(text)
    }

    private mutating func add(word: UInt64, count: Int) {
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0.prefix(count)) }
    }

    /// Seven bits a byte, the lowest first.
    mutating func add(count: Int) {
      var rest = UInt64(count)
      while rest > 0x7F {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place: Int
    var texts: [String] = []

    /// Deeper nodes are no archive of ours.
    private static let deepest = 64

    init(bytes: [UInt8], place: Int) {
      self.bytes = bytes
      self.place = place
    }

    mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
      guard count <= bytes.count - place else { throw ArchiveError(words: "it ends too early") }
      place += count
      return bytes[(place - count)..<place]
    }

    private mutating func word(_ count: Int) throws -> UInt64 {
      try take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A count of things of at least so many bytes each; never more than the rest can hold.
    mutating func count(ofAtLeast size: Int) throws -> Int {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while true {
        let byte = try word(1)
        guard shift < 56 else { throw ArchiveError(words: "a count is too large") }
        value |= (byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      guard value <= UInt64(bytes.count - place) / UInt64(max(1, size)) || size == 0 else {
        throw ArchiveError(words: "it ends too early")
      }
      return Int(value)
    }

    private mutating func text() throws -> String {
      let index = try count(ofAtLeast: 0)
      guard texts.indices.contains(index) else { throw ArchiveError(words: "a text is missing") }
      return texts[index]
    }

    mutating func node(depth: Int) throws -> ArchiveNode {
      guard depth < Self.deepest else { throw ArchiveError(words: "it is nested too deeply") }
      guard let tag = Tag(rawValue: UInt8(try word(1))) else {
        throw ArchiveError(words: "a byte is none of its marks")
      }
      switch tag {
      case .nothing: return .null
      case .no: return .bool(false)
      case .yes: return .bool(true)
      case .integer: return .integer(Int(Int64(bitPattern: try word(8))))
      case .number: return .number(Double(bitPattern: try word(8)))
      case .text: return .text(try text())
      case .numbers:
        return .numbers(try words(8) { Double(bitPattern: $0) })
      case .halves:
        return .numbers(try words(4) { Double(Float(bitPattern: UInt32(truncatingIfNeeded: $0))) })
      case .list:
        let count = try count(ofAtLeast: 1)
        return .list(try (0..<count).map { _ in try node(depth: depth + 1) })
      case .fields:
        let count = try count(ofAtLeast: 2)
        return .fields(
          try (0..<count).map { _ in (try text(), try node(depth: depth + 1)) })
      }
    }

    private mutating func words(
      _ size: Int, _ number: (UInt64) -> Double
    ) throws -> [Double] {
      let count = try count(ofAtLeast: size)
      let slice = try take(count * size)
      return slice.withUnsafeBytes { buffer in
        (0..<count).map { index in
          size == 8
            ? number(
              UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            )
            : number(
              UInt64(
                UInt32(
                  littleEndian: buffer.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))))
        }
      }
    }
  }
}
