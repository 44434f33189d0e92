import Analysis
import ArgumentParser
import Findings
import Motion

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Explain a finding, a link from hip to knee, a setting or the marker sets: what it means, its "
      + "limits, its sources."
  )

  @Argument(
    help: "A rule such as P01, a link such as E5, a setting, or markers; nothing lists them all.")
  var name: String?

  func run() throws {
    guard let name else {
      for detector in Detectors.all { Terminal.print("\(detector.rule): \(detector.name)") }
      for edge in ChainEdge.all { Terminal.print("\(edge.id): \(edge.title)") }
      for key in SettingKeys.all {
        Terminal.print("\(key.name): default \(key.value(in: Settings()))")
      }
      return
    }
    if name == "markers" {
      for line in MarkerSetsText.lines { Terminal.print(line) }
    } else if let detector = Detectors.detector(rule: name) {
      Terminal.print("\(detector.rule): \(detector.name)")
      Terminal.print(detector.explanation)
      for citation in detector.citations { Terminal.print("source: \(citation.text)") }
    } else if let edge = ChainEdge.named(name) {
      Terminal.print("\(edge.id): \(edge.title)")
      Terminal.print(edge.explanation)
      for citation in edge.sources { Terminal.print("source: \(citation.text)") }
    } else if let key = SettingKeys.all.first(where: { $0.name == name }) {
      Terminal.print(
        "\(key.name): default \(key.value(in: Settings()))"
          + (key.unit.isEmpty ? "" : " \(key.unit)"))
      Terminal.print(key.explanation)
      Terminal.print("source: \(key.source)")
    } else if name == "results.json", let schema = Resource.text(named: "schema/results.json") {
      Terminal.print(schema)
    } else {
      Terminal.say("there is nothing called \"\(name)\"; `marey explain` lists what there is")
      throw ExitCode(64)
    }
  }
}
