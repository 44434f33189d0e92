import Geometry

/// Turns any encodable value into a node; the same value always into the same node, for dictionaries
/// and sets are put into the order of their bytes.
final class ArchiveEncoder: Encoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private var slot = ArchiveSlot()

  /// The node of a value.
  static func node<Value: Encodable>(of value: Value) throws -> ArchiveNode {
    if Value.self == [Double].self, let numbers = value as? [Double] { return .numbers(numbers) }
    if Value.self == [Vector3].self, let vectors = value as? [Vector3] {
      return .numbers(vectors.flatMap { [$0.x, $0.y, $0.z] })
    }
    if Value.self == [Pose].self, let poses = value as? [Pose] {
      return .numbers(
        poses.flatMap { pose in
          [pose.origin, pose.axes.x, pose.axes.y, pose.axes.z].flatMap { [$0.x, $0.y, $0.z] }
        })
    }
    if let unordered = value as? any ArchivedInOrder { return try unordered.archived() }
    let encoder = ArchiveEncoder()
    try value.encode(to: encoder)
    return encoder.slot.node
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(KeyedArchiveWriter<Key>(slot: slot))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { ListArchiveWriter(slot: slot) }

  func singleValueContainer() -> any SingleValueEncodingContainer { ValueArchiveWriter(slot: slot) }
}

/// A node under construction.
final class ArchiveSlot {
  private enum Content {
    case value(ArchiveNode)
    case list([ArchiveSlot])
    case fields([(String, ArchiveSlot)])
  }

  private var content = Content.value(.null)

  init() {}

  init(_ node: ArchiveNode) { content = .value(node) }

  var node: ArchiveNode {
    switch content {
    case .value(let node): node
    case .list(let slots): .list(slots.map(\.node))
    case .fields(let slots): .fields(slots.map { ($0, $1.node) })
    }
  }

  var count: Int {
    if case .list(let slots) = content { return slots.count }
    return 0
  }

  func set(_ node: ArchiveNode) { content = .value(node) }

  func beginFields() {
    if case .fields = content { return }
    content = .fields([])
  }

  func beginList() {
    if case .list = content { return }
    content = .list([])
  }

  func add(_ slot: ArchiveSlot, as key: String) {
    guard case .fields(var slots) = content else { return }
    content = .value(.null)
    slots.append((key, slot))
    content = .fields(slots)
  }

  func append(_ slot: ArchiveSlot) {
    guard case .list(var slots) = content else { return }
    content = .value(.null)
    slots.append(slot)
    content = .list(slots)
  }
}

private struct KeyedArchiveWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let slot: ArchiveSlot
  let codingPath: [any CodingKey] = []

  init(slot: ArchiveSlot) {
    self.slot = slot
    slot.beginFields()
  }

  func encodeNil(forKey key: Key) { slot.add(ArchiveSlot(.null), as: key.stringValue) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    slot.add(ArchiveSlot(try ArchiveEncoder.node(of: value)), as: key.stringValue)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    let inner = ArchiveSlot()
    slot.add(inner, as: key.stringValue)
    return KeyedEncodingContainer(KeyedArchiveWriter<Nested>(slot: inner))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    let inner = ArchiveSlot()
    slot.add(inner, as: key.stringValue)
    return ListArchiveWriter(slot: inner)
  }

  func superEncoder() -> any Encoder { ArchiveEncoder() }
  func superEncoder(forKey key: Key) -> any Encoder { ArchiveEncoder() }
}

private struct ListArchiveWriter: UnkeyedEncodingContainer {
  let slot: ArchiveSlot
  let codingPath: [any CodingKey] = []
  var count: Int { slot.count }

  init(slot: ArchiveSlot) {
    self.slot = slot
    slot.beginList()
  }

  func encodeNil() { slot.append(ArchiveSlot(.null)) }

  func encode<Value: Encodable>(_ value: Value) throws {
    slot.append(ArchiveSlot(try ArchiveEncoder.node(of: value)))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    let inner = ArchiveSlot()
    slot.append(inner)
    return KeyedEncodingContainer(KeyedArchiveWriter<Nested>(slot: inner))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    let inner = ArchiveSlot()
    slot.append(inner)
    return ListArchiveWriter(slot: inner)
  }

  func superEncoder() -> any Encoder { ArchiveEncoder() }
}

private struct ValueArchiveWriter: SingleValueEncodingContainer {
  let slot: ArchiveSlot
  let codingPath: [any CodingKey] = []

  func encodeNil() { slot.set(.null) }
  func encode(_ value: Bool) { slot.set(.bool(value)) }
  func encode(_ value: String) { slot.set(.text(value)) }
  func encode(_ value: Double) { slot.set(.number(value)) }
  func encode(_ value: Float) { slot.set(.number(Double(value))) }
  func encode(_ value: Int) { slot.set(.integer(value)) }
  func encode(_ value: Int8) { slot.set(.integer(Int(value))) }
  func encode(_ value: Int16) { slot.set(.integer(Int(value))) }
  func encode(_ value: Int32) { slot.set(.integer(Int(value))) }
  func encode(_ value: Int64) { slot.set(.integer(Int(value))) }
  func encode(_ value: UInt) { slot.set(.integer(Int(truncatingIfNeeded: value))) }
  func encode(_ value: UInt8) { slot.set(.integer(Int(value))) }
  func encode(_ value: UInt16) { slot.set(.integer(Int(value))) }
  func encode(_ value: UInt32) { slot.set(.integer(Int(value))) }
  func encode(_ value: UInt64) { slot.set(.integer(Int(truncatingIfNeeded: value))) }

  func encode<Value: Encodable>(_ value: Value) throws {
    slot.set(try ArchiveEncoder.node(of: value))
  }
}
