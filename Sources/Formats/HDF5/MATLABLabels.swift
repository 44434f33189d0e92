import HDF5
import Motion

/// Lists of names in a MATLAB file: cell arrays of texts and matrices of characters.
enum MATLABLabels {
  private static let most = 4096
  private static let names = [
    "labels", "label", "names", "name", "markernames", "marker_names", "markerlabels",
    "marker_labels", "markers", "pointlabels", "point_labels", "channels", "channelnames",
    "channel_names", "channellabels", "channel_labels", "analoglabels", "analog_labels",
    "analognames", "analog_names", "muscles",
  ]

  /// The first list that fits, from a group or one above it; names that say what they are come first.
  static func texts(
    near group: String, _ arrays: HDF5Arrays, _ fits: ([String]) -> Bool
  ) throws -> [String]? {
    for place in MATLABLayout.above(group) {
      let ordered = try arrays.container.children(of: place).sorted { a, b in
        let (x, y) = (names.firstIndex(of: a.lowercased()), names.firstIndex(of: b.lowercased()))
        return (x ?? names.count, a) < (y ?? names.count, b)
      }
      for child in ordered {
        let path = HDF5Arrays.path(place, child)
        guard try arrays.container.kind(of: path) == .dataset else { continue }
        let about = try arrays.container.dataset(at: path)
        let isCell = about.datatype == .reference
        let isText = try arrays.container.attribute("MATLAB_class", of: path)?.text == "char"
        guard isCell || isText, about.shape.reduce(1, *) <= 64 * most else { continue }
        let texts = try arrays.texts(at: path)
        let areNames = texts.allSatisfy { text in
          !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 32 }
        }
        if areNames, Set(texts).count == texts.count, fits(texts) { return texts }
      }
    }
    return nil
  }
}
