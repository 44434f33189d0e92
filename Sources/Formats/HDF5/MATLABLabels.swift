import HDF5
import Motion

/// Lists of names in a MATLAB file: cell arrays of texts and matrices of characters.
///
/// A file may hold hundreds of lists of thousands of texts, each an object of its own; a list is
/// opened only where it is as long as what it may name, and once.
final class MATLABLabels {
  private static let most = 4096
  private static let names = [
    "labels", "label", "names", "name", "markernames", "marker_names", "markerlabels",
    "marker_labels", "markers", "pointlabels", "point_labels", "channels", "channelnames",
    "channel_names", "channellabels", "channel_labels", "analoglabels", "analog_labels",
    "analognames", "analog_names", "muscles",
  ]

  private let arrays: HDF5Arrays
  /// The lists of each group: their paths and how many texts they have.
  private var lists: [String: [(path: String, count: Int)]] = [:]
  /// The texts of each list, or none where they are no names.
  private var known: [String: [String]] = [:]

  init(_ arrays: HDF5Arrays) { self.arrays = arrays }

  /// The first list that fits, from a group or one above it; names that say what they are come first.
  ///
  /// - Parameter fits: Whether so many names are as many as are wanted.
  func texts(near group: String, _ fits: (Int) -> Bool) throws -> [String]? {
    for place in MATLABLayout.above(group) {
      for list in try self.lists(in: place) where fits(list.count) {
        let texts = try self.texts(at: list.path)
        if texts.count == list.count { return texts }
      }
    }
    return nil
  }

  private func lists(in place: String) throws -> [(path: String, count: Int)] {
    if let found = lists[place] { return found }
    let ordered = try arrays.container.children(of: place).sorted { a, b in
      let (x, y) = (
        Self.names.firstIndex(of: a.lowercased()), Self.names.firstIndex(of: b.lowercased())
      )
      return (x ?? Self.names.count, a) < (y ?? Self.names.count, b)
    }
    let found = try ordered.compactMap { child -> (path: String, count: Int)? in
      let path = HDF5Arrays.path(place, child)
      guard try arrays.container.kind(of: path) == .dataset else { return nil }
      let about = try arrays.container.dataset(at: path)
      let isCell = about.datatype == .reference
      let isText = try arrays.container.attribute("MATLAB_class", of: path)?.text == "char"
      guard isCell || isText, about.count <= 64 * Self.most else { return nil }
      // A matrix of characters has a text a column.
      return (path, isCell ? about.count : about.shape.count == 2 ? about.shape[1] : 1)
    }
    lists[place] = found
    return found
  }

  /// The texts of a list; empty where they are not names, each of its own.
  private func texts(at path: String) throws -> [String] {
    if let found = known[path] { return found }
    var texts = try arrays.texts(at: path)
    let areNames = texts.allSatisfy { text in
      !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 32 }
    }
    if !areNames || Set(texts).count != texts.count { texts = [] }
    known[path] = texts
    return texts
  }
}
