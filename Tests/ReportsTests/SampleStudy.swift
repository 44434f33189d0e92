import Motion
import Reports

/// An invented study of a few sessions, one of them of refused files only and one far too fast.
enum SampleStudy {
  static var sessions: [SessionSummary] {
    let speeds = [1.21, 1.24, 1.19, 1.27, 1.22, 1.25, 1.20, 1.23, 2.60]
    let walkers = speeds.enumerated().map { index, speed in
      var analysis = SampleAnalysis.rich(label: "1\(index)", session: nil)
      analysis.parameters = analysis.parameters.filter { $0.condition.isEmpty }
      for place in analysis.parameters.indices where analysis.parameters[place].name == "speed" {
        analysis.parameters[place].value =
          Statistic(of: [speed]).map { .present($0) } ?? .absent(because: "no cycle")
      }
      for place in analysis.trials.indices {
        analysis.trials[place].plateLevels = [
          PlateLevel(
            plate: "1", offset: index == 5 ? 31 : 2 + 0.1 * Double(index), noise: 0.4,
            residual: 0.3, duration: 3)
        ]
      }
      if index % 3 != 0 { analysis.findings = Array(analysis.findings.dropFirst(index % 3 + 1)) }
      return SessionSummary(of: analysis, report: "sub-1\(index)/report.html")
    }
    return walkers + [
      SessionSummary(of: SampleAnalysis.failed, report: "sub-03/report.html"),
      SessionSummary(
        failed: Subject(label: "04"), outcomes: SampleAnalysis.failed.outcomes,
        because: "The session could not be analysed."),
    ]
  }
}
