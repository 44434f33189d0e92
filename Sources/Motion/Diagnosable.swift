/// Where in a file something was found.
public enum Place: Hashable, Sendable {
  /// A line and a column of a text, both counted from 1.
  case line(Int, column: Int)
  /// A byte of a binary file, counted from 0.
  case byte(Int)
  /// An object inside a container, such as `/markers/LASI` in an HDF5 file.
  case object(String)
  case wholeFile
}

/// An error that says where it is, what was expected, what was found, and what to do about it.
public protocol Diagnosable: Error {
  var file: String { get }
  var place: Place { get }
  /// What was expected and what was found.
  var problem: String { get }
  /// Something the reader can do.
  var remedy: String { get }
}

extension Diagnosable {
  /// The compiler's own form, so that editors can jump to the place.
  public var diagnostic: String {
    let head =
      switch place {
      case .line(let line, let column): "\(file):\(line):\(column): error: \(problem)"
      case .byte(let byte): "\(file): byte \(byte): error: \(problem)"
      case .object(let name): "\(file): \(name): error: \(problem)"
      case .wholeFile: "\(file): error: \(problem)"
      }
    return remedy.isEmpty ? head : head + "\n  remedy: " + remedy
  }
}
