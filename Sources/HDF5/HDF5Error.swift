/// Why something inside an HDF5 file could not be read or written.
///
/// The file's own name is the caller's to add: this room knows objects only.
public struct HDF5Error: Error, Hashable, Sendable {
  /// What kind of trouble it is, for callers that give advice.
  public enum Cause: Hashable, Sendable {
    /// The file could not be opened for reading, or not be written.
    case disk
    /// The bytes do not begin like an HDF5 file.
    case notHDF5
    /// There is no object of this name.
    case missing
    /// The object is there, but it is of another kind than was asked for.
    case mismatch
    /// The object asks for something that is never done for a file: following it out of the file,
    /// loading a plug-in, or allocating without bound.
    case refused
    /// The library understands that a newer HDF5 wrote this.
    case newer
    /// The bytes are not whole.
    case damaged
  }

  /// The object inside the file, such as `/markers/LASI`.
  public var path: String
  public var cause: Cause
  /// What was expected and what was found.
  public var problem: String

  public init(path: String, cause: Cause, problem: String) {
    self.path = path
    self.cause = cause
    self.problem = problem
  }
}
