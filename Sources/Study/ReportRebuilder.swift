import Analysis
import Formats
import Foundation
import Motion
import Reports

/// Makes the reports of an output folder again from what its run stored: no new analysis, and the
/// same bytes where nothing was changed.
public struct ReportRebuilder: Sendable {
  public var output: String
  /// Labels to rebuild, with or without `sub-`; empty means all, and the overview with them.
  public var participants: [String]
  /// The code of the language wanted; `nil` for the one that the run wrote.
  public var language: String?
  /// Whether each report is printed as PDF too.
  public var makesPDF: Bool

  /// What a rebuilding came to.
  public struct Summary: Sendable {
    public var reports: Int
    /// The diagnostic of everything that could not be made.
    public var refusals: [String]
  }

  public init(
    output: String, participants: [String] = [], language: String? = nil, makesPDF: Bool = false
  ) {
    self.language = language
    self.output = output
    self.participants = participants
    self.makesPDF = makesPDF
  }

  public func run() throws(StudyError) -> Summary {
    if let language, !Language.codes.contains(language) {
      throw StudyError(
        .badUsage, file: "--language", problem: "expected a language, found \"\(language)\"",
        remedy: "the languages are " + Language.codes.joined(separator: ", "))
    }
    let study = try StoredStudy(output: output)
    let printer = makesPDF ? PDFPrinter.found() : nil
    var summary = Summary(reports: 0, refusals: [])
    if makesPDF, printer == nil { summary.refusals.append(PDFPrinter.missing.diagnostic) }
    let asked = study.sessions.filter { session in
      participants.isEmpty
        || participants.contains { $0 == session.participant || $0 == "sub-" + session.participant }
    }
    guard !asked.isEmpty else {
      throw StudyError(
        .noInput, file: output, problem: "expected sessions of the participants asked for",
        remedy: "the run holds " + study.sessions.map(\.title).joined(separator: "; "))
    }
    var overview: [SessionSummary] = []
    var overviewLanguage = language
    for session in asked {
      do {
        let rebuilt = try rebuild(session, printer)
        overview.append(rebuilt.summary)
        overviewLanguage = overviewLanguage ?? rebuilt.language
        if rebuilt.summary.report != nil { summary.reports += 1 }
        summary.refusals += rebuilt.refusals
      } catch {
        summary.refusals.append(error.diagnostic)
      }
    }
    if participants.isEmpty, overview.count == study.sessions.count {
      do {
        try FileBytes.replace(
          output + "/index.html",
          with: Array(
            Overview.html(
              for: overview, version: study.version,
              language: overviewLanguage.flatMap(Language.named)
            ).utf8))
      } catch {
        summary.refusals.append(error.diagnostic)
      }
    }
    return summary
  }

  /// One session's line of the overview, the language that it was written in, and what could not be
  /// printed.
  private struct Rebuilt {
    var summary: SessionSummary
    var language: String?
    var refusals: [String] = []
  }

  private func rebuild(
    _ session: StoredStudy.Session, _ printer: PDFPrinter?
  ) throws(StudyError) -> Rebuilt {
    var stored = try StoredSession.read(from: output, session: session.folder)
    if let language { stored.report.language = language }
    guard stored.hasResults else {
      return Rebuilt(
        summary: SessionSummary(
          failed: stored.analysis.subject, outcomes: stored.analysis.outcomes,
          because: SessionResult.nothingAnalysed),
        language: stored.report.language)
    }
    let report = session.folder + "/report.html"
    let path = output + "/" + report
    do {
      try FileBytes.replace(
        path,
        with: Array(
          SubjectReport.html(for: stored.analysis, options: ReportOptions(stored.report)).utf8))
    } catch {
      throw StudyError(
        .cannotWrite, file: report, problem: error.problem, remedy: error.remedy)
    }
    let failure = printer?.print(path, to: output + "/" + session.folder + "/report.pdf")
    return Rebuilt(
      summary: SessionSummary(of: stored.analysis, report: report),
      language: stored.report.language, refusals: failure.map { [$0.diagnostic] } ?? [])
  }
}
