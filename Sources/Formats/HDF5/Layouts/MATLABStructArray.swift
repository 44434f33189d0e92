import HDF5

/// An array of structures, `trial(k).markers`: a group of which every field is a list of references,
/// one an element. What stands in the elements is not read.
struct MATLABStructArray {
  let path: String
  let count: Int

  /// - Returns: Nothing where the group is something else.
  init?(at path: String, _ container: HDF5File) throws(HDF5Error) {
    guard path != "/" else { return nil }
    let fields = try container.children(of: path)
    guard !fields.isEmpty, fields.count <= Self.mostFields else { return nil }
    var count: Int?
    for field in fields {
      let field = HDF5Arrays.path(path, field)
      guard try container.kind(of: field) == .dataset else { return nil }
      let about = try container.dataset(at: field)
      // A cell is a list of references too, and says so.
      guard about.datatype == .reference, count == nil || count == about.count,
        try container.attribute("MATLAB_class", of: field) == nil
      else { return nil }
      count = about.count
    }
    guard let count else { return nil }
    self.path = path
    self.count = count
  }

  private static let mostFields = 1024

  /// What to do in MATLAB.
  var remedy: String {
    let name = path.dropFirst().replacing("/", with: ".")
    return "in MATLAB, save each as a file of its own: trial = \(name)(k); save(file, '-struct', "
      + "'trial', '-v7.3')"
  }

  /// `/trial (30)`.
  var words: String { "\(path) (\(count))" }
}
