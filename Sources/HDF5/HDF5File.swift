import CHDF5
import Foundation

/// An HDF5 file, open for reading, and careful with it.
///
/// Groups are folders, datasets are arrays; both carry attributes. A path begins at the root and
/// is divided by `/`. Links that lead out of the file, data kept in other files, plug-in filters
/// and variable-length texts are never followed; see `HDF5Error.Cause.refused`.
///
/// A file is for one thread at a time. libhdf5 holds one lock for the whole process, so that
/// reading on several threads gains nothing.
public final class HDF5File {
  /// What an object is.
  public enum Kind: Hashable, Sendable {
    case group
    case dataset
    /// A named type, or a link that is not followed.
    case other
  }

  let limits: HDF5Limits
  /// Whether texts of variable length are read; see `HDF5Limits`.
  public var readsVariableTexts: Bool { limits.readsVariableTexts }
  /// Bytes of the file on the disk.
  let size: Int
  /// Bytes that may still be read.
  var allowance: Int
  private let file: HDF5Handle
  private var root: HDF5Object?
  /// The object that was opened last, and the group that it was found in: the next question is most
  /// often about one of them, and opening one again costs more than most answers.
  private var last: (path: String, object: HDF5Object)?
  private var group: (path: String, object: HDF5Object)?

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - limits: How much the file may ask for.
  public init(path: String, limits: HDF5Limits = HDF5Limits()) throws(HDF5Error) {
    try HDF5Library.enter()
    self.limits = limits
    allowance = limits.file
    guard let (head, size) = Self.head(of: path) else {
      throw HDF5Error(path: "/", cause: .disk, problem: "the file could not be opened")
    }
    self.size = size
    guard let start = Self.signatureOffset(in: head) else {
      throw HDF5Error(
        path: "/", cause: .notHDF5, problem: "the file does not begin with the HDF5 signature")
    }
    let access = HDF5Handle(chdf5_access())
    file = HDF5Handle(chdf5_open(path, access.id))
    guard file.isOpen else {
      let failure = HDF5Library.failure("open the file", at: "/")
      let superblock = head.count > start + 8 ? head[start + 8] : 0
      guard superblock > 3 else { throw failure }
      throw HDF5Error(
        path: "/", cause: .newer,
        problem: "superblock version \(superblock) is newer than HDF5 \(HDF5Library.version) reads")
    }
  }

  deinit {
    // Objects are given back before the file, which would close them under their owners.
    last = nil
    group = nil
    root = nil
  }

  /// Where the HDF5 signature stands in the first bytes of a file: 0, or after a user block of 512,
  /// 1024, 2048, … bytes; `nil` where it does not.
  ///
  /// Source: HDF5 File Format Specification 3.0, II.A.
  public static func signatureOffset(in head: [UInt8]) -> Int? {
    let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    var offset = 0
    while offset + signature.count <= head.count {
      if head[offset..<offset + signature.count].elementsEqual(signature) { return offset }
      offset = offset == 0 ? 512 : offset * 2
    }
    return nil
  }

  /// The names in a group, sorted by their bytes.
  public func children(of path: String = "/") throws(HDF5Error) -> [String] {
    try links(of: path).names
  }

  /// The names in a group, in the order in which they were made where the group remembers it, and
  /// else sorted.
  public func childrenInOrder(of path: String = "/") throws(HDF5Error) -> [String] {
    try links(of: path).namesInOrder
  }

  /// What an object is, or `nil` where there is none of that name.
  public func kind(of path: String) throws(HDF5Error) -> Kind? {
    try HDF5Library.enter()
    do {
      return try open(path).kind
    } catch {
      switch error.cause {
      case .missing: return nil
      case .refused: return .other
      default: throw error
      }
    }
  }

  /// Opens the object at a path, one link at a time, so that none leads out of the file.
  func open(_ path: String) throws(HDF5Error) -> HDF5Object {
    if let last, Self.isSame(last.path, path) { return last.object }
    let (parent, name) = Self.divided(path)
    let isKnown = group.map { Self.isSame($0.path, parent) && Self.isName(name) } ?? false
    let known = isKnown ? group?.object : nil
    var pending = known == nil ? Self.parts(of: path) : [name]
    var current: HDF5Object
    if let known { current = known } else { current = try rootGroup() }
    var found: HDF5Object?
    var softLinks = 0
    while let part = pending.popLast() {
      guard current.kind == .group else {
        throw HDF5Error(path: path, cause: .missing, problem: "there is no such object")
      }
      // The path's own last name lies below what soft links add, and is alone but once.
      if pending.isEmpty, found == nil { found = current }
      var targetSize = 0
      let link = chdf5_link_type(current.id, part, &targetSize)
      switch link {
      case H5L_TYPE_HARD.rawValue:
        let next = HDF5Object(H5Oopen(current.id, part, HDF5Library.defaults))
        guard next.isOpen else { throw HDF5Library.failure("open the object", at: path) }
        current = next
      case H5L_TYPE_SOFT.rawValue:
        softLinks += 1
        guard softLinks <= 16, let target = softTarget(current, part, size: targetSize)
        else {
          throw HDF5Error(path: path, cause: .refused, problem: "a soft link that leads nowhere")
        }
        if target.hasPrefix("/") { current = try rootGroup() }
        pending += Self.parts(of: target)
      case Int32.min..<0:
        throw HDF5Error(path: path, cause: .missing, problem: "there is no such object")
      default:
        throw HDF5Error(
          path: path, cause: .refused, problem: "a link into another file, which is not followed")
      }
    }
    if let found, Self.isName(name) { group = (parent, found) }
    last = (path, current)
    return current
  }

  /// Takes so many bytes from what may still be read.
  func spend(_ bytes: Int, at path: String) throws(HDF5Error) {
    guard bytes <= allowance else {
      throw HDF5Error(
        path: path, cause: .refused,
        problem: "the file asks for more than \(limits.file) bytes in all")
    }
    allowance -= bytes
  }

  private func rootGroup() throws(HDF5Error) -> HDF5Object {
    if let root { return root }
    let opened = HDF5Object(H5Oopen(file.id, "/", HDF5Library.defaults))
    guard opened.isOpen else { throw HDF5Library.failure("open the root group", at: "/") }
    root = opened
    return opened
  }

  /// The path of the group that an object lies in, and its name there.
  private static func divided(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }

  /// The names of a path, last first.
  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter(isName).reversed()
  }

  /// Whether two paths have the same bytes; equal texts may not, such as an é in one piece and in two.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.utf8.elementsEqual(other.utf8)
  }

  /// Whether a part of a path names an object, and not the group itself.
  private static func isName(_ part: String) -> Bool { !part.isEmpty && part != "." }

  private func softTarget(
    _ group: HDF5Object, _ name: String, size: Int
  ) -> String? {
    guard (1...4096).contains(size) else { return nil }
    var buffer = [UInt8](repeating: 0, count: size + 1)
    guard H5Lget_val(group.id, name, &buffer, size, HDF5Library.defaults) >= 0 else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
  }

  private func links(of path: String) throws(HDF5Error) -> LinkList {
    try HDF5Library.enter()
    let group = try open(path)
    guard group.kind == .group else {
      throw HDF5Error(path: path, cause: .mismatch, problem: "expected a group")
    }
    let list = LinkList(limit: limits.children)
    guard list.collect(from: group) >= 0 else {
      throw HDF5Library.failure("list the group", at: path)
    }
    guard !list.isCut else {
      throw HDF5Error(
        path: path, cause: .refused, problem: "the group has more than \(limits.children) children")
    }
    return list
  }

  /// The first 64 KiB of a file and its size.
  private static func head(of path: String) -> ([UInt8], Int)? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: 65_536),
      let end = try? handle.seekToEnd()
    else { return nil }
    return ([UInt8](head), Int(clamping: end))
  }
}
