import HDF5
import Motion

/// What lies in an HDF5 file, a line an object, for a laboratory that has to say what is what.
public enum HDF5Tree {
  /// The lines of a file's tree.
  ///
  /// - Returns: Nothing for a file that is no HDF5.
  public static func lines(of path: String, file: String) throws(ReadError) -> [String] {
    guard HDF5File.signatureOffset(in: try FileBytes.head(of: path)) != nil else { return [] }
    if let pool = ReaderPool.current { return try pool.tree(at: path, file: file) }
    return try lines(at: path, file: file)
  }

  static func lines(at path: String, file: String) throws(ReadError) -> [String] {
    do throws(HDF5Error) {
      let container = try HDF5File(path: path, limits: HDF5Recording.limits)
      var lines: [String] = []
      let root = attributes(of: "/", in: container)
      if !root.isEmpty { lines.append("/" + root) }
      try add("/", depth: 0, of: container, to: &lines)
      return lines
    } catch {
      throw ReadError(error, file: file)
    }
  }

  private static func add(
    _ path: String, depth: Int, of container: HDF5File, to lines: inout [String]
  ) throws(HDF5Error) {
    guard lines.count < mostLines else { return }
    // MATLAB's own groups hold the pieces of its cells, without names.
    let children = try container.childrenInOrder(of: path).filter {
      $0 != "#refs#" && $0 != "#subsystem#"
    }
    for (index, child) in children.enumerated() {
      let place = HDF5Arrays.path(path, child)
      guard lines.count < mostLines, index < mostChildren else {
        lines.append("\(path): and \(children.count - index) more")
        return
      }
      switch try container.kind(of: place) {
      case .dataset:
        // A dataset that is refused is still an object of the tree.
        do throws(HDF5Error) {
          lines.append(try container.dataset(at: place).words(at: place, of: container))
        } catch {
          lines.append("\(place): \(error.problem)")
        }
      case .group:
        lines.append(place + "/" + attributes(of: place, in: container))
        if depth < deepest { try add(place, depth: depth + 1, of: container, to: &lines) }
      case .other, nil: lines.append("\(place): a link or type, not followed")
      }
    }
  }

  /// Attributes are asked for by name, since listing damaged ones can crash the library.
  fileprivate static func attributes(of path: String, in container: HDF5File) -> String {
    let found = known.compactMap { name -> String? in
      guard let attribute = try? container.attribute(name, of: path) else { return nil }
      return "\(name) = \(attribute.words)"
    }
    return found.isEmpty ? "" : "  (" + found.joined(separator: ", ") + ")"
  }

  private static let known =
    ["unit", "units", "Unit", "Units"] + RateName.attributes
    + [
      "labels", "Labels", "names", "columns", "marker_names", "marker_labels", "channels",
      "scale_factor", "_FillValue", "MATLAB_class",
    ]
  private static let mostLines = 400
  private static let mostChildren = 60
  private static let deepest = 8
}

extension HDF5Dataset {
  fileprivate func words(at path: String, of container: HDF5File) -> String {
    "\(path): \(words)" + HDF5Tree.attributes(of: path, in: container)
  }
}
