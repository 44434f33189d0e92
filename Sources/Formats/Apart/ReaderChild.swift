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
    signal(SIGPROF, SIG_DFL)
    let channel = MessageChannel(dup(STDIN_FILENO))
    var asked: [UInt8] = []
    var answered = ByteMessageWriter()
    while let count = try? channel.receive(into: &asked, atMost: longestRequest),
      let request = ReaderRequest(asked, count: count)
    {
      // A process that hangs ends itself, also where nobody is left to end it.
      alarm(longestWait)
      allow(mostWork(ofFile: FileBytes.size(of: request.path)))
      answered.clear()
      answer(to: request).put(into: &answered)
      allow(.zero)
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

  /// Processor time that a file may take: several times what the slowest recordings need. A damaged
  /// one can keep libhdf5 busy for ever; a slow disk or a busy machine takes none of it.
  static func mostWork(ofFile bytes: Int) -> Duration {
    .milliseconds(500) + .nanoseconds(200) * bytes
  }

  /// Ends the process with SIGPROF once it has worked so long; zero takes that back.
  private static func allow(_ work: Duration) {
    let (seconds, attoseconds) = work.components
    var timer = itimerval(
      it_interval: timeval(),
      it_value: timeval(
        tv_sec: .init(seconds), tv_usec: .init(attoseconds / 1_000_000_000_000)))
    #if os(Linux)
      setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    #else
      setitimer(ITIMER_PROF, &timer, nil)
    #endif
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
  private static let longestWait: UInt32 = 600
  private static let mostMemory: rlim_t = 16 << 30
  /// Bytes.
  private static let largestKept = 32 << 20
}
