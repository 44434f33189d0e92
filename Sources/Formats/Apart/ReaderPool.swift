import Foundation
import Motion
import Synchronization

/// The processes that read the formats whose library can crash; as many as read at the same time,
/// each kept for the next file, and a new one after a crash.
public final class ReaderPool: Sendable {
  /// Reads HDF5 for everything that runs within; without one, files are read in this process and
  /// texts of variable length are not.
  @TaskLocal public static var current: ReaderPool?

  private let program: String
  private let arguments: [String]
  private let time: Duration
  private let idle = Mutex<[Idle]>([])

  /// A process in a box, since a list cannot hold what cannot be copied.
  private final class Idle: Sendable {
    let process: Mutex<ReaderProcess?>
    init(_ process: consuming ReaderProcess) { self.process = Mutex(consume process) }
    func take() -> ReaderProcess? { process.withLock { $0.take() } }
  }

  /// - Parameters:
  ///   - program: A program that calls `ReaderChild.serve` when it is run with the arguments.
  ///   - time: How long one file may be waited for, and as long again for every 100 MB of it; how
  ///     long it may keep a processor busy says `ReaderChild.mostWork`.
  public init(program: String, arguments: [String], time: Duration = .seconds(10)) {
    self.program = program
    self.arguments = arguments
    self.time = time
  }

  func recording(
    at path: String, file: String, paths: HDF5Paths
  ) throws(ReadError) -> Recording {
    switch try answer(to: ReaderRequest(.recording, path: path, file: file, paths: paths)) {
    case .recording(let recording): return recording
    case .error(let error): throw error
    case .lines: throw Self.error(file, "damages the process that reads it")
    }
  }

  func tree(at path: String, file: String) throws(ReadError) -> [String] {
    switch try answer(to: ReaderRequest(.tree, path: path, file: file, paths: HDF5Paths())) {
    case .lines(let lines): return lines
    case .error(let error): throw error
    case .recording: throw Self.error(file, "damages the process that reads it")
    }
  }

  private func answer(to request: ReaderRequest) throws(ReadError) -> ReaderAnswer {
    let bytes = request.bytes
    let size = FileBytes.size(of: request.path)
    let time = time * (1 + size / 100_000_000)
    // A process may have been ended from outside while it was idle, which is no fault of the file.
    for isFresh in [false, true] {
      var process: ReaderProcess? = isFresh ? nil : idle.withLock { $0.popLast() }?.take()
      let wasFresh = process == nil
      if process == nil { process = start() }
      guard var process = process.take() else {
        throw Self.error(request.file, "needs a reader process, and none can be started")
      }
      let answered: ReaderAnswer?
      do throws(ReaderProcess.End) {
        answered = try process.answer(
          to: bytes, atMost: Self.longestAnswer, within: time
        ) { try? ReaderAnswer($0, count: $1) }
      } catch {
        let isOwnFault = wasFresh || [.late, .tooLong, .crashed(signal: SIGPROF)].contains(error)
        guard isOwnFault else { continue }
        throw Self.refusal(of: request.file, size: size, error, within: time)
      }
      guard let answered else {
        throw Self.error(request.file, "damages the process that reads it")
      }
      if Self.maySpoil(answered) { return answered }
      let box = Idle(process)
      idle.withLock { $0.append(box) }
      return answered
    }
    throw Self.error(request.file, "ends every process that reads it")
  }

  /// Whether the file may have damaged the memory of the process that read it, which would then spoil
  /// the numbers of the next one: libhdf5 does not always end at what it stumbles over.
  private static func maySpoil(_ answer: ReaderAnswer) -> Bool {
    guard case .error(let error) = answer else { return false }
    return !error.isNoRecording
  }

  private func start() -> ReaderProcess? {
    // One at a time, so that no process inherits the socket of another.
    idle.withLock { _ in ReaderProcess.start(program, arguments: arguments) }
  }

  private static func refusal(
    of file: String, size: Int, _ end: ReaderProcess.End, within time: Duration
  ) -> ReadError {
    switch end {
    case .crashed(SIGPROF):
      let tenths = (ReaderChild.mostWork(ofFile: size) / .milliseconds(100)).rounded()
      return Self.error(file, "takes more than \(tenths / 10) s of a processor")
    case .crashed(let signal):
      return Self.error(file, "crashes the HDF5 library (signal \(signal))")
    case .exited(let status):
      return Self.error(file, "ends the process that reads it (status \(status))")
    case .late: return Self.error(file, "takes longer than \(time / .seconds(1)) s to read")
    case .tooLong: return Self.error(file, "holds more than \(Self.longestAnswer) bytes of numbers")
    }
  }

  private static func error(_ file: String, _ problem: String) -> ReadError {
    ReadError(
      file: file, problem: "expected an HDF5 file that can be read, found one that " + problem,
      remedy: "it is most likely damaged: copy it again from where it came from, or export the "
        + "trial as C3D")
  }

  /// What `HDF5Limits` lets a file hold, and the rest of a recording.
  private static let longestAnswer = 5 << 30
}
