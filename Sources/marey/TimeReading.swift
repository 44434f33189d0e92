import ArgumentParser
import Formats
import Foundation
import Motion

/// How long reading a file takes, for `scripts/bench`; of no use to a laboratory, and not shown in
/// the help.
struct TimeReading: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time-reading", abstract: "Time the reading of recordings.",
    shouldDisplay: false)

  @Argument(help: "Recordings.")
  var files: [String]

  @Option(help: "How often all files are read.")
  var repeats = 1

  @Flag(help: "Read everything in this process.")
  var here = false

  /// One line a repetition: seconds of wall clock and of the processor, peak memory in KiB, and
  /// a sum over everything that was read, so that two readers can be compared.
  func run() throws {
    for _ in 0..<max(1, repeats) {
      let cpu = Self.processorSeconds
      let start = ContinuousClock.now
      let recordings: [Recording]
      do {
        recordings = try ReaderPool.$current.withValue(here ? nil : ReaderPool.current) {
          try files.map { try RecordingFormats.recording(at: $0) }
        }
      } catch let error as ReadError {
        throw Terminal.fail(error, ExitStatus.badInput)
      }
      let wall = start.duration(to: .now) / .seconds(1)
      let spent = Self.processorSeconds - cpu
      var sum = 0.0
      var count = 0
      for recording in recordings { Self.add(recording, to: &sum, &count) }
      Terminal.print("\(wall) \(spent) \(Self.peakMemory) \(count) \(sum)")
    }
  }

  private static func add(_ recording: Recording, to sum: inout Double, _ count: inout Int) {
    let columns =
      recording.trajectories.flatMap { [$0.x, $0.y, $0.z] } + recording.analog.map(\.samples)
      + recording.plates.flatMap(\.channels).map(\.samples)
    for column in columns {
      for value in column where !value.isNaN { sum += value }
      count += column.count
    }
  }

  private static var usage: rusage {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return usage
  }

  private static var processorSeconds: Double {
    let usage = usage
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  private static var peakMemory: Int { usage.ru_maxrss }
}
