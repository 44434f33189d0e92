import HDF5
import Motion

/// An HDF5 file that is no recording of marey's: who made it, and what to do instead.
struct HDF5ForeignFile {
  private enum Maker {
    case openSignals
    case matlab
    case pyTables
    case netCDF
    case ibo
    case nwb
    case curves
    case unknown
  }

  private let maker: Maker
  private let objects: [String]
  /// What stands where the attribute `format` was expected.
  private let format: HDF5Attribute?

  init(_ container: HDF5File, head: [UInt8]) throws(HDF5Error) {
    objects = try container.children()
    format = try container.attribute("format", of: "/")
    maker = try Self.maker(of: container, objects: objects, format: format, head: head)
    if case .matlab = maker { hint = try Self.hint(in: container) }
  }

  /// What has to be done in MATLAB first with things that it stores in a form of its own.
  private var hint: String?

  private static func hint(in container: HDF5File) throws(HDF5Error) -> String? {
    var pending = ["/"]
    var next = 0
    while next < pending.count, next < mostGroups {
      let group = pending[next]
      next += 1
      let children = try container.children(of: group).prefix(mostGroups)
      if let array = try MATLABStructArray(at: group, container) {
        return "\(group) is an array of structures; " + array.remedy
      }
      for child in children where !child.hasPrefix("#") {
        let path = HDF5Arrays.path(group, child)
        let kind = try container.kind(of: path)
        let matlab = try kind == .other ? nil : container.attribute("MATLAB_class", of: path)?.text
        if kind == .group { pending.append(path) }
        switch matlab {
        case "string":
          return
            "in MATLAB, turn the names into a cell of texts first, \(child) = cellstr(\(child)), and "
            + "save again with '-v7.3'"
        case "table", "timetable":
          return
            "in MATLAB, turn the table into a structure first, \(child) = table2struct(\(child), "
            + "'ToScalar', true), and save again with '-v7.3'"
        default: break
        }
      }
    }
    return nil
  }

  private static let mostGroups = 64

  func refusal(file: String) -> ReadError {
    ReadError(
      file: file, place: .object("/"),
      problem: "expected attribute format = \(HDF5Layout.format), found \(words) (\(list))",
      remedy: remedy)
  }

  private static func maker(
    of container: HDF5File, objects: [String], format: HDF5Attribute?, head: [UInt8]
  ) throws(HDF5Error) -> Maker {
    func has(_ name: String, at path: String) throws(HDF5Error) -> Bool {
      try container.attribute(name, of: path) != nil
    }
    if head.starts(with: Array("MATLAB 7.3".utf8)) || objects.contains("#refs#") { return .matlab }
    if format?.text == "marey-curves" { return .curves }
    if try has("PYTABLES_FORMAT_VERSION", at: "/") { return .pyTables }
    if try has("_NCProperties", at: "/") { return .netCDF }
    if try has("nwb_version", at: "/") { return .nwb }
    if Set(objects).isSuperset(of: ["Trajectories", "Analog", "MetaData"]) { return .ibo }
    for name in objects.prefix(16) {
      let path = "/" + name
      guard let kind = try container.kind(of: path), kind != .other else { continue }
      if try has("MATLAB_class", at: path) { return .matlab }
      if kind == .group, try has("sampling rate", at: path), try has("channels", at: path) {
        return .openSignals
      }
      if kind == .dataset, try container.attribute("CLASS", of: path)?.text == "DIMENSION_SCALE" {
        return .netCDF
      }
    }
    return .unknown
  }

  private var words: String {
    switch maker {
    case .openSignals: "an OpenSignals file"
    case .matlab: "a MATLAB 7.3 file"
    case .pyTables: "a pandas or PyTables file"
    case .netCDF: "a netCDF-4 file"
    case .ibo: "a file of the Python package ibo-biomech"
    case .nwb: "a Neurodata Without Borders file"
    case .curves: "marey's own curves"
    case .unknown:
      if let format { "format = \(format.words)" } else { "an HDF5 file of another layout" }
    }
  }

  private var list: String {
    let names = objects.lazy.map { name in
      String(name.prefix(40).filter { !$0.isNewline && $0 != "\u{1B}" && $0 != "\0" })
    }
    return names.isEmpty ? "no objects" : "objects: " + FirstNames.joined(names, most: 8)
  }

  private var remedy: String {
    if let hint { return hint }
    return plainRemedy
  }

  private var plainRemedy: String {
    switch maker {
    case .openSignals:
      "it holds raw counts without units and no markers; turn them into volts by the sensors' "
        + "transfer functions, and store them with the trial's markers as C3D or CSV"
    case .matlab, .netCDF, .pyTables, .ibo:
      "export the trial as C3D or TRC from the program that captured it, or write it in the layout "
        + "of `marey convert` (markers as /markers/<label>, frames x 3, with attribute unit), or say "
        + "in study.yaml under hdf5.paths where its parts are"
    case .nwb: "export the trial as C3D or TRC from the program that captured it"
    case .curves: "give the recording that the curves were made from"
    case .unknown:
      if case .unread? = format {
        "write the attribute as text of fixed length; in h5py, numpy.bytes_(\"marey-recording\")"
      } else {
        "export the trial as C3D or TRC, or say in study.yaml under hdf5.paths where its markers "
          + "are; `marey inspect` lists what the file holds"
      }
    }
  }
}
