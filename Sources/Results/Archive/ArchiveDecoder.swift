import Geometry

/// Turns a node back into the value that it was made of.
struct ArchiveDecoder: Decoder {
  let node: ArchiveNode
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  /// The value of a node.
  static func value<Value: Decodable>(_ type: Value.Type, of node: ArchiveNode) throws -> Value {
    if case .numbers(let numbers) = node {
      if type == [Double].self, let value = numbers as? Value { return value }
      if type == [Vector3].self, let value = try vectors(numbers) as? Value { return value }
      if type == [Pose].self, let value = try poses(numbers) as? Value { return value }
    }
    if let unordered = type as? any ArchivedInOrder.Type,
      let value = try unordered.unarchived(node) as? Value
    {
      return value
    }
    return try Value(from: ArchiveDecoder(node: node))
  }

  private static func vectors(_ numbers: [Double]) throws -> [Vector3] {
    guard numbers.count.isMultiple(of: 3) else {
      throw ArchiveError(words: "expected vectors of three numbers")
    }
    return stride(from: 0, to: numbers.count, by: 3).map {
      Vector3(numbers[$0], numbers[$0 + 1], numbers[$0 + 2])
    }
  }

  private static func poses(_ numbers: [Double]) throws -> [Pose] {
    let vectors = try vectors(numbers)
    guard vectors.count.isMultiple(of: 4) else {
      throw ArchiveError(words: "expected poses of twelve numbers")
    }
    return stride(from: 0, to: vectors.count, by: 4).map {
      Pose(
        origin: vectors[$0],
        axes: Matrix3(x: vectors[$0 + 1], y: vectors[$0 + 2], z: vectors[$0 + 3]))
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try KeyedArchiveReader<Key>(node))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try ListArchiveReader(node) }

  func singleValueContainer() -> any SingleValueDecodingContainer { ValueArchiveReader(node: node) }
}

private struct KeyedArchiveReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let fields: [String: ArchiveNode]
  let codingPath: [any CodingKey] = []

  init(_ node: ArchiveNode) throws {
    guard case .fields(let fields) = node else { throw ArchiveError(words: "expected fields") }
    self.fields = Dictionary(fields.map { ($0.key, $0.node) }, uniquingKeysWith: { a, _ in a })
  }

  var allKeys: [Key] { fields.keys.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { fields[key.stringValue] != nil }

  private func node(_ key: Key) throws -> ArchiveNode {
    guard let node = fields[key.stringValue] else {
      throw ArchiveError(words: "expected a field \(key.stringValue)")
    }
    return node
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    if case .null = try node(key) { return true }
    return false
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try ArchiveDecoder.value(type, of: node(key))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(try KeyedArchiveReader<Nested>(node(key)))
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try ListArchiveReader(node(key))
  }

  func superDecoder() throws -> any Decoder { throw ArchiveError(words: "no class is archived") }
  func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder() }
}

private struct ListArchiveReader: UnkeyedDecodingContainer {
  let nodes: [ArchiveNode]
  let codingPath: [any CodingKey] = []
  var currentIndex = 0

  init(_ node: ArchiveNode) throws {
    switch node {
    case .list(let nodes): self.nodes = nodes
    case .numbers(let numbers): nodes = numbers.map { .number($0) }
    default: throw ArchiveError(words: "expected a list")
    }
  }

  var count: Int? { nodes.count }
  var isAtEnd: Bool { currentIndex >= nodes.count }

  private mutating func next() throws -> ArchiveNode {
    guard !isAtEnd else { throw ArchiveError(words: "expected a longer list") }
    currentIndex += 1
    return nodes[currentIndex - 1]
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, case .null = nodes[currentIndex] else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try ArchiveDecoder.value(type, of: next())
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    KeyedDecodingContainer(try KeyedArchiveReader<Nested>(next()))
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try ListArchiveReader(next())
  }

  mutating func superDecoder() throws -> any Decoder {
    throw ArchiveError(words: "no class is archived")
  }
}

private struct ValueArchiveReader: SingleValueDecodingContainer {
  let node: ArchiveNode
  let codingPath: [any CodingKey] = []

  func decodeNil() -> Bool {
    if case .null = node { return true }
    return false
  }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .bool(let value) = node else { throw ArchiveError(words: "expected yes or no") }
    return value
  }

  func decode(_ type: String.Type) throws -> String {
    guard case .text(let value) = node else { throw ArchiveError(words: "expected a text") }
    return value
  }

  func decode(_ type: Double.Type) throws -> Double {
    guard case .number(let value) = node else { throw ArchiveError(words: "expected a number") }
    return value
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try whole(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try whole(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole(type) }

  private func whole<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    guard case .integer(let value) = node, let whole = Value(exactly: value) else {
      throw ArchiveError(words: "expected a whole number")
    }
    return whole
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try ArchiveDecoder.value(type, of: node)
  }
}
