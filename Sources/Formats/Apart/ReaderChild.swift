import Foundation
import HDF5
import Motion

/// The other side of `ReaderPool`: a process that reads one file after the other until nobody asks.
public enum ReaderChild {
  /// Whether this process may be lost, so that what can crash a library may be tried.
  @TaskLocal package static var mayBeLost = false

  /// Answers what comes in on the standard input, which is a socket.
  public static func serve() {
    limit()
    let channel = MessageChannel(dup(STDIN_FILENO))
    var asked: [UInt8] = []
    var answered = ByteMessageWriter()
    while let count = try? channel.receive(into: &asked, atMost: longestRequest),
      let request = ReaderRequest(asked, count: count)
    {
      // Where nobody is left to end a process that hangs, it ends itself.
      alarm(longestWork)
      answered.clear()
      answer(to: request).put(into: &answered)
      alarm(0)
      guard (try? channel.send(answered.bytes)) != nil else { return }
      // Memory that one large file took is not kept for small ones.
      if answered.bytes.count > largestKept { answered = ByteMessageWriter() }
    }
  }

  /// This is the end of the line: a process that is itself apart asks no other.
  static func answer(to request: ReaderRequest) -> ReaderAnswer {
    ReaderPool.$current.withValue(nil) {
      $mayBeLost.withValue(true) { found(request) }
    }
  }

  private static func found(_ request: ReaderRequest) -> ReaderAnswer {
    do throws(ReadError) {
      switch request.wish {
      case .recording:
        guard let format = try RecordingFormats.format(at: request.path) else {
          return .error(
            ReadError(
              file: request.file, problem: "expected an HDF5 file, found another",
              remedy: "export the trial again"))
        }
        return .recording(
          try RecordingFormats.recording(
            at: request.path, file: request.file, format: format, paths: request.paths))
      case .tree: return .lines(try HDF5Tree.lines(at: request.path, file: request.file))
      }
    } catch {
      return .error(error)
    }
  }

  /// No dump of the memory of a crash, and no more memory than the largest file justifies.
  private static func limit() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    var memory = rlimit(rlim_cur: mostMemory, rlim_max: mostMemory)
    #if os(Linux)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
    #else
      setrlimit(RLIMIT_CORE, &none)
      setrlimit(RLIMIT_AS, &memory)
    #endif
  }

  private static let longestRequest = 1 << 20
  /// Seconds; more than a `ReaderPool` waits.
  private static let longestWork: UInt32 = 600
  private static let mostMemory: rlim_t = 16 << 30
  /// Bytes.
  private static let largestKept = 32 << 20
}
