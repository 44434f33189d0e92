import Analysis
import Formats
import Foundation
import Motion
import Reports
import Results

/// The output folder: every file is written beside its place and renamed into it.
struct StudyOutputs: Sendable {
  let folder: String
  let reportOptions: ReportOptions
  /// What prints PDFs, where they are asked for and something can.
  var printer: PDFPrinter?

  init(folder: String, reportOptions: ReportOptions = ReportOptions()) throws(StudyError) {
    self.folder = folder
    self.reportOptions = reportOptions
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw StudyError(
        .cannotWrite, file: folder, problem: "expected a folder to write to, but cannot make it",
        remedy: "choose another output folder")
    }
  }

  /// What was written of a session.
  struct Written: Sendable {
    /// The report's path relative to the output folder.
    var report: String?
    /// What could not be made beside it.
    var failures: [ReadError] = []
  }

  /// Writes what one session came to.
  ///
  /// - Returns: What was written, or why nothing could be.
  func write(
    _ analysis: SessionAnalysis, _ stored: StoredSession, in session: String,
    options: RunOptions
  ) -> Availability<Written> {
    let place = folder + "/" + session
    do {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      try CurvesFile.write(analysis, to: place + "/curves.h5")
      try replace(place + "/results.json", ResultsFile.text(for: analysis))
      try stored.write(in: folder, session: session)
      if options.writesFHIR {
        let bundle = FHIRBundle(of: analysis, identifier: NamedIdentifier.uuid)
        try replace(place + "/fhir.json", bundle.text)
      }
      if options.exportsC3D { try export(analysis, to: place) }
      guard options.reports != .none else { return .present(Written()) }
      // From what is stored: a report that is made again can then be no other.
      let page = SubjectReport.html(for: stored.analysis, options: reportOptions)
      try replace(place + "/report.html", page)
      var written = Written(report: session + "/report.html")
      if options.reports == .pdf, let printer,
        var failure = printer.print(place + "/report.html", to: place + "/report.pdf")
      {
        failure.file = session + "/report.pdf"
        written.failures.append(failure)
      }
      return .present(written)
    } catch {
      return .absent(because: "expected to write results, but the disk refused")
    }
  }

  /// Writes `export/<trial>.c3d` of every trial with curves.
  private func export(_ analysis: SessionAnalysis, to place: String) throws {
    let trials = analysis.trials.filter { $0.angles.value != nil }
    guard !trials.isEmpty else { return }
    try FileManager.default.createDirectory(
      atPath: place + "/export", withIntermediateDirectories: true)
    for trial in trials {
      _ = try RecordingFormats.write(
        CurveRecording.recording(of: trial),
        to: place + "/export/" + SafeName.name(trial.trial.name) + ".c3d")
    }
  }

  /// Takes away what an earlier run left for a session that now has no results.
  func remove(_ session: String) {
    for name in ["report.html", "report.pdf", "results.json", "curves.h5", "fhir.json"] {
      try? FileManager.default.removeItem(atPath: folder + "/" + session + "/" + name)
    }
  }

  /// Writes index.html, run.json and the cohort's tables.
  func writeOverview(
    of results: [SessionResult], settings: Settings, options: RunOptions
  ) throws(StudyError) {
    do {
      if options.reports != .none {
        try replace(
          folder + "/index.html",
          Overview.html(
            for: results.map(\.summary), version: options.version,
            language: reportOptions.language))
      }
      try replace(
        folder + "/run.json",
        RunRecord.text(results: results, settings: settings, version: options.version))
      try writeCohort(Cohort(of: results.map(\.rows)))
    } catch let failure as CohortDatabase.Failure {
      throw StudyError(
        .cannotWrite, file: folder + "/cohort.sqlite",
        problem: "expected to write the database, but \(failure.words)",
        remedy: "check that no other program holds it open and that there is space")
    } catch {
      throw StudyError(
        .cannotWrite, file: folder, problem: "expected to write the overview, but the disk refused",
        remedy: "check that the folder may be written to and that there is space")
    }
  }

  private func writeCohort(_ cohort: Cohort) throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/cohort", withIntermediateDirectories: true)
    for file in cohort.files { try replace(folder + "/cohort/" + file.name, file.text) }
    try CohortDatabase.write(cohort, to: folder + "/cohort.sqlite")
  }

  private func replace(_ path: String, _ text: String) throws(ReadError) {
    try FileBytes.replace(path, with: Array(text.utf8))
  }
}
