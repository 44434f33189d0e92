import Analysis
import Formats
import Foundation
import Motion
import Reports

/// Analyses a study: every session, several at a time, each by itself, so that one that fails takes
/// nothing with it.
public struct StudyRunner: Sendable {
  public var options: RunOptions

  /// What a run tells while it goes on.
  public struct Progress: Sendable {
    /// The session just finished: `P01` or `P01, pre`.
    public var session: String
    public var finished: Int
    public var total: Int
    /// Files of the session that were refused.
    public var refused: Int
  }

  /// What a run came to.
  public struct Summary: Sendable {
    public var reports: Int
    public var sessions: Int
    /// The diagnostic of every refused file, in the order of the study.
    public var refusals: [String]
    /// What the log should say beside it.
    public var remarks: [String] = []
    /// Whether the run was stopped before its end.
    public var wasInterrupted: Bool
  }

  public init(_ options: RunOptions) { self.options = options }

  /// Runs the study and writes every output.
  ///
  /// - Parameter progress: Called after each session, in the order in which they finish.
  /// - Throws: `StudyError` where nothing can be run or written.
  public func run(
    progress: @escaping @Sendable (Progress) -> Void
  ) async throws(StudyError) -> Summary {
    let study = try PreparedStudy(options)
    var outputs = try StudyOutputs(
      folder: options.output, reportOptions: ReportOptions(study.loader.settings.report))
    if options.reports == .pdf { outputs.printer = PDFPrinter.found() }
    let results = await process(study, outputs, progress)
    let finished = results.compactMap { $0 }.flatMap { $0 }
    let isEmpty = finished.flatMap(\.outcomes).allSatisfy { $0.status.name == "ignored" }
    if isEmpty, !results.contains(where: { $0 == nil }) {
      throw StudyError(
        .noInput, file: options.study, problem: "expected recordings, found none that marey reads",
        remedy: "`marey check` says why each file was left out")
    }
    guard results.allSatisfy({ $0 != nil }) else {
      return summary(finished, outputs, wasInterrupted: true)
    }
    let isPartial = study.sessions.count < study.all.count
    let earlier =
      isPartial
      ? EarlierSessions(
        in: options.output, beside: finished,
        current: Provenance(version: options.version, settings: study.loader.settings.provenance))
      : EarlierSessions()
    try outputs.writeOverview(
      of: earlier.merged(with: finished, inOrderOf: study.all), settings: study.loader.settings,
      options: options)
    var summary = summary(finished, outputs, wasInterrupted: false)
    summary.refusals += earlier.refusals
    summary.remarks = earlier.remarks
    return summary
  }

  private func summary(
    _ results: [SessionResult], _ outputs: StudyOutputs, wasInterrupted: Bool
  ) -> Summary {
    let lacksPrinter = options.reports == .pdf && outputs.printer == nil
    return Summary(
      reports: results.count { $0.summary.report != nil }, sessions: results.count,
      refusals: results.flatMap(\.refusals)
        + (lacksPrinter ? [PDFPrinter.missing.diagnostic] : []),
      remarks: [], wasInterrupted: wasInterrupted)
  }

  /// One list of results a planned session, in the order of the plan; `nil` where it was not begun.
  private func process(
    _ study: PreparedStudy, _ outputs: StudyOutputs,
    _ progress: @escaping @Sendable (Progress) -> Void
  ) async -> [[SessionResult]?] {
    let total = study.sessions.count
    let cores = options.cores(of: total)
    var results: [[SessionResult]?] = Array(repeating: nil, count: total)
    await withTaskGroup(of: (Int, [SessionResult]?).self) { group in
      var next = 0
      var finished = 0
      func begin() {
        guard next < total, !Task.isCancelled else { return }
        let index = next
        next += 1
        group.addTask {
          if Task.isCancelled { return (index, nil) }
          return (
            index,
            RecordingFormats.$cores.withValue(cores) {
              SessionResult.results(
                of: study.sessions[index], loader: study.loader, outputs: outputs, options: options,
                cores: cores)
            }
          )
        }
      }
      for _ in 0..<max(1, options.jobs) { begin() }
      while let (index, result) = await group.next() {
        results[index] = result
        if let result {
          finished += 1
          progress(
            Progress(
              session: study.sessions[index].title, finished: finished, total: total,
              refused: result.flatMap(\.refusals).count))
        }
        begin()
      }
    }
    return results
  }
}
