/// Where an HDF5 file of a layout that marey does not know keeps its parts: `hdf5.paths`.
///
/// A value is the path of an object (`/trial/data`), an attribute behind an `@`
/// (`/markers@rate`), or, for units, rates and axes, the thing itself (`mm`, `100`, `+Z`).
public struct HDF5Paths: Hashable, Sendable {
  /// The names that `hdf5.paths` may have, each with what it says.
  public static let names: [(name: String, words: String)] = [
    ("markers", "a group of one dataset a marker, or one dataset of all"),
    ("marker_labels", "the markers' names, where the datasets do not carry them"),
    ("marker_unit", "the unit of positions: m, cm or mm"),
    ("marker_rate", "frames a second"),
    (
      "marker_order",
      "how a table of three columns a marker orders them: xyzxyz (a marker after the other) or "
        + "xxyyzz (x of all, then y of all, then z of all)"
    ),
    ("analog", "a group of one dataset a channel, or one dataset of all"),
    ("analog_labels", "the channels' names, where the datasets do not carry them"),
    ("analog_unit", "the unit of all channels"),
    ("analog_rate", "samples a second"),
    ("up_axis", "which way is up: +X, -X, +Y, -Y, +Z or -Z"),
  ]

  /// What stands in the settings, by name.
  public var texts: [String: String]

  public init(_ texts: [String: String] = [:]) { self.texts = texts }

  public var isEmpty: Bool { texts.isEmpty }
}
