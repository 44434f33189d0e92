import Analysis
import Formats
import Foundation
import Motion
import Results

/// A session as a run stored it in `OUT/.marey`, so that its report can be made again, and beside
/// another visit's, without a new analysis.
///
/// Everything is kept bit by bit but what no report draws: raw signals of muscles and plates, and
/// what other programs stored.
struct StoredSession: Codable, Sendable {
  var analysis: SessionAnalysis
  /// Whether anything of the session could be analysed.
  var hasResults: Bool
  /// What its report was asked to look like.
  var report: ReportSettings

  init(_ analysis: SessionAnalysis, hasResults: Bool, report: ReportSettings) {
    self.analysis = analysis
    self.hasResults = hasResults
    self.report = report
    for index in analysis.trials.indices {
      self.analysis.trials[index].trial.analog = []
      self.analysis.trials[index].trial.modelOutputs = []
      for plate in analysis.trials[index].trial.plates.indices {
        self.analysis.trials[index].trial.plates[plate].channels = []
      }
    }
  }

  /// Where the session of a folder lies: `OUT/.marey/sub-P01/ses-pre.session`.
  static func path(in output: String, session folder: String) -> String {
    output + "/.marey/" + folder + ".session"
  }

  /// Writes it beside its place, then renames it into it.
  func write(in output: String, session folder: String) throws {
    let path = Self.path(in: output, session: folder)
    switch Archive.bytes(of: self) {
    case .absent(let reason):
      throw ReadError(file: path, problem: reason, remedy: "this is a fault of marey: report it")
    case .present(let bytes):
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try FileBytes.replace(path, with: bytes)
    }
  }

  /// Reads the session of a folder.
  static func read(
    from output: String, session folder: String
  ) throws(StudyError) -> StoredSession {
    let path = path(in: output, session: folder)
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.contents(of: path, file: path)
    } catch {
      throw StudyError(
        .noInput, file: path, problem: "expected a stored session, found none",
        remedy: "run the study again with this version of marey")
    }
    switch Archive.value(StoredSession.self, of: bytes) {
    case .present(let session): return session
    case .absent(let reason):
      throw StudyError(
        .badInput, file: path, problem: "expected a stored session, but \(reason)",
        remedy: "run the study again with this version of marey")
    }
  }
}
