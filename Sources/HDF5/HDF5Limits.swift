/// How much a file may ask for before it is refused.
///
/// A few hundred bytes can declare a dataset of 2^40 elements, and a hard link can name the same
/// dataset a million times; nothing is allocated before these limits are kept.
public struct HDF5Limits: Hashable, Sendable {
  /// Largest dataset, bytes in memory.
  public var dataset = 2 << 30
  /// Most that is read from one file, bytes in memory.
  public var file = 4 << 30
  /// Largest dataset that was never written to and so holds only its fill value, bytes in memory.
  public var unwritten = 64 << 20
  /// Largest attribute, bytes in memory.
  public var attribute = 16 << 20
  /// Largest compressed chunk, bytes in the file; deflate can unpack 1032 times its input.
  public var compressedChunk = 4 << 20
  /// Most chunks of one dataset.
  public var chunks = 1 << 20
  /// Most children of one group.
  public var children = 1 << 20

  /// Most references of one dataset that are followed.
  public var references = 1 << 16
  /// Whether texts of variable length are read. They lie in the file's global heap, where a damaged
  /// file can crash or hang libhdf5 1.10 and nothing in the process can stop it: only for a process
  /// that may be lost.
  public var readsVariableTexts = false

  public init() {}
}
