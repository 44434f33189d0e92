import CHDF5

/// Gathers the names in a group, which a callback of libhdf5 brings in no order, up to a limit.
final class LinkList {
  private var links: [(name: String, order: Int64)] = []
  private(set) var isCut = false
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// The names, sorted by their bytes.
  var names: [String] { sortedByName.map(\.name) }

  /// The names as they were made, or sorted where the group does not remember.
  var namesInOrder: [String] {
    guard links.allSatisfy({ $0.order >= 0 }) else { return names }
    return sortedByName.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element.name)
  }

  /// Takes up the names in a group; negative where libhdf5 fails.
  func collect(from group: HDF5Object) -> herr_t {
    let visit: chdf5_visit = { name, order, context in
      guard let name, let context else { return 1 }
      return Unmanaged<LinkList>.fromOpaque(context).takeUnretainedValue().add(name, order)
    }
    return withExtendedLifetime(self) {
      chdf5_each_link(group.id, visit, Unmanaged.passUnretained(self).toOpaque())
    }
  }

  private var sortedByName: [(name: String, order: Int64)] {
    links.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func add(_ name: UnsafePointer<CChar>, _ order: Int64) -> Int32 {
    guard links.count < limit else {
      isCut = true
      return 1
    }
    links.append((String(cString: name), order))
    return 0
  }
}
