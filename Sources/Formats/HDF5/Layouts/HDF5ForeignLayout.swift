import HDF5
import Motion

/// A layout of HDF5 that another program writes, and that recordings are read from.
///
/// To add one, write one file with one conforming type and add its line to `HDF5ForeignLayouts`.
protocol HDF5ForeignLayout: Sendable {
  /// What people call it.
  static var name: String { get }

  /// Reads a file, or gives `nil` where it is of another layout.
  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording?
}

/// The layouts that are known, in the order in which they are tried.
enum HDF5ForeignLayouts {
  static let all: [any HDF5ForeignLayout.Type] = [
    IboLayout.self, MATLABLayout.self, PandasLayout.self, NetCDFLayout.self, PlainLayout.self,
  ]
}

extension HDF5ForeignLayout {
  /// What may be markers as well, and is not read: nothing for an empty list.
  static func notRead(_ paths: [String]) -> [Notice] {
    guard !paths.isEmpty else { return [] }
    return [
      Notice(
        .file,
        "not read: \(FirstNames.joined(paths, most: 8)); save each trial as a file of its own, or say "
          + "in hdf5.paths which is markers")
    ]
  }
}

extension HDF5MarkerGroup {
  /// The members that are left out, once read: nothing where all are markers of one length.
  var leftOut: [Notice] {
    guard !left.isEmpty else { return [] }
    return [
      Notice(
        .file,
        "of another number of frames than the \(frames) of the markers, and not read: "
          + FirstNames.joined(left))
    ]
  }
}
