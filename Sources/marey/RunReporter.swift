import ArgumentParser
import Foundation
import Study

/// How progress is told.
enum RunLog: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}

/// Tells people on stderr how a run goes: a bar on a terminal, lines elsewhere, or JSON lines.
struct RunReporter: Sendable {
  var log: RunLog

  func tell(_ progress: StudyRunner.Progress) {
    switch log {
    case .json:
      say([
        "event": "session", "session": progress.session, "finished": progress.finished,
        "total": progress.total, "refused": progress.refused,
      ])
    case .text where Terminal.isWatched:
      let width = 30
      let filled = width * progress.finished / max(1, progress.total)
      let bar =
        String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
      Terminal.draw("\r[\(bar)] \(progress.finished)/\(progress.total) \(progress.session)    ")
      if progress.finished == progress.total { Terminal.draw("\n") }
    case .text:
      Terminal.say(
        "\(progress.finished)/\(progress.total) \(progress.session)"
          + (progress.refused > 0 ? ", \(progress.refused) refused" : ""))
    }
  }

  func end(_ summary: StudyRunner.Summary, output: String) {
    switch log {
    case .json:
      say([
        "event": "end", "reports": summary.reports, "sessions": summary.sessions,
        "refusals": summary.refusals, "remarks": summary.remarks,
        "interrupted": summary.wasInterrupted,
      ])
    case .text:
      if summary.wasInterrupted { Terminal.say("interrupted: run the same command again") }
      summary.remarks.forEach(Terminal.say)
      Terminal.say(
        "\(summary.reports) of \(summary.sessions) sessions have a report: \(output)/index.html")
    }
  }

  private func say(_ object: [String: Any]) {
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]),
      let text = String(data: data, encoding: .utf8)
    else { return }
    Terminal.say(text)
  }
}
