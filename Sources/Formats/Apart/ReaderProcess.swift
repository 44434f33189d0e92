import Foundation

/// A process that reads files for this one, so that a file which crashes or hangs a library takes
/// only that process with it.
struct ReaderProcess: ~Copyable {
  /// How a process ended, in words.
  enum End: Error, Equatable {
    case crashed(signal: Int32)
    case exited(status: Int32)
    case late
    case tooLong
  }

  private let process: pid_t
  private let channel: MessageChannel
  private var answered: [UInt8] = []

  private init(_ process: pid_t, _ channel: consuming MessageChannel) {
    self.process = process
    self.channel = channel
  }

  /// Starts a process, or gives `nil` where none can be started.
  static func start(_ program: String, arguments: [String]) -> ReaderProcess? {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, stream, 0, &ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if !os(Linux)
      var yes: Int32 = 1
      setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
    let channel = MessageChannel(ends[0])
    defer { close(ends[1]) }
    guard let process = spawn(program, arguments, socket: ends[1]) else { return nil }
    return ReaderProcess(process, channel)
  }

  private static func spawn(_ program: String, _ arguments: [String], socket: Int32) -> pid_t? {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let environment =
      ProcessInfo.processInfo.environment.merging(Self.environment) { _, own in own }
      .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, program, &actions, nil, &words, &variables)
    return status == 0 ? process : nil
  }

  private static let environment = [
    // A backtrace of a crash that is expected costs seconds.
    "SWIFT_BACKTRACE": "enable=no",
    // glibc gives memory back to the kernel after every file, which clears it for the next one:
    // half the time of a reader. Up to 64 MiB are kept.
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "33554432",
    "MALLOC_TRIM_THRESHOLD_": "67108864",
  ]

  /// Asks for one thing.
  ///
  /// - Parameter body: Takes the answer apart: bytes, and how many of them are the answer.
  /// - Throws: How the process ended; it is of no use after that.
  mutating func answer<Answer>(
    to request: [UInt8], atMost limit: Int, within time: Duration,
    _ body: ([UInt8], Int) -> Answer
  ) throws(End) -> Answer {
    do throws(MessageChannel.Failure) {
      try channel.send(request)
      let count = try channel.receive(into: &answered, atMost: limit, deadline: .now + time)
      let answer = body(answered, count)
      if answered.count > Self.largestKept { answered = [] }
      return answer
    } catch {
      switch error {
      case .closed: throw end()
      case .late: throw .late
      case .tooLong: throw .tooLong
      }
    }
  }

  /// Bytes of the buffer for answers that are kept from file to file.
  private static let largestKept = 32 << 20

  deinit {
    // The socket closes, at which a process that waits ends; one that hangs is ended.
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Why a process that has closed its socket is gone.
  private func end() -> End {
    var information = siginfo_t()
    // WNOWAIT leaves the process for `deinit` to collect.
    guard waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) == 0 else {
      return .exited(status: 0)
    }
    #if os(Linux)
      let status = information._sifields._sigchld.si_status
    #else
      let status = information.si_status
    #endif
    return information.si_code == CLD_EXITED ? .exited(status: status) : .crashed(signal: status)
  }

  #if os(Linux)
    private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
    private static let stream = SOCK_STREAM
  #endif
}
