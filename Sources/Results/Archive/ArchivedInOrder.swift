/// A collection whose own order changes from run to run: archived in the order of its bytes.
protocol ArchivedInOrder {
  func archived() throws -> ArchiveNode
  static func unarchived(_ node: ArchiveNode) throws -> Self
}

extension Dictionary: ArchivedInOrder where Key: Codable, Value: Codable {
  func archived() throws -> ArchiveNode {
    let pairs = try map { key, value in
      let key = try ArchiveEncoder.node(of: key)
      return (bytes: ArchiveBytes.content(of: key), key, try ArchiveEncoder.node(of: value))
    }
    return .list(
      pairs.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.flatMap { [$0.1, $0.2] })
  }

  static func unarchived(_ node: ArchiveNode) throws -> Self {
    guard case .list(let nodes) = node, nodes.count.isMultiple(of: 2) else {
      throw ArchiveError(words: "expected pairs of keys and values")
    }
    var dictionary: Self = [:]
    for index in stride(from: 0, to: nodes.count, by: 2) {
      dictionary[try ArchiveDecoder.value(Key.self, of: nodes[index])] =
        try ArchiveDecoder.value(Value.self, of: nodes[index + 1])
    }
    return dictionary
  }
}

extension Set: ArchivedInOrder where Element: Codable {
  func archived() throws -> ArchiveNode {
    let elements = try map { element in
      let node = try ArchiveEncoder.node(of: element)
      return (bytes: ArchiveBytes.content(of: node), node: node)
    }
    return .list(
      elements.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.node))
  }

  static func unarchived(_ node: ArchiveNode) throws -> Self {
    guard case .list(let nodes) = node else { throw ArchiveError(words: "expected a list") }
    return Set(try nodes.map { try ArchiveDecoder.value(Element.self, of: $0) })
  }
}
