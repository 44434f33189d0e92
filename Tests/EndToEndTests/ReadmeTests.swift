import Foundation
import TestSupport
import Testing

/// The README says only what is true of the built command.
@Suite("The README")
struct ReadmeTests {
  private static func readme() throws -> String {
    try String(
      contentsOf: RealData.repository.appendingPathComponent("README.md"), encoding: .utf8)
  }

  @Test("its tables hold every rule and every setting, with its default, and no other")
  func tables() throws {
    let rows = try Self.readme().split(separator: "\n").filter { $0.hasPrefix("| ") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    let settings = Dictionary(
      rows.filter { $0[0].hasPrefix("`") && $0[0].contains(".") && $0.count >= 3 }
        .map { ($0[0].filter { $0 != "`" }, $0[1]) }, uniquingKeysWith: { first, _ in first })
    // A letter or two and two figures: `P13b`, `MK01`; `C3D` is a format.
    let rules = Set(rows.map { $0[0] }.filter { $0.wholeMatch(of: /[A-Z]{1,2}[0-9]{2}b?/) != nil })
    var known: [String: String] = [:]
    var knownRules: Set<String> = []
    for line in try MareyCommand("explain").output.split(separator: "\n") {
      let name = String(line.prefix { $0 != ":" })
      if let mark = line.range(of: ": default ") {
        known[name] = String(line[mark.upperBound...])
      } else if name.wholeMatch(of: /E[0-9]+/) == nil {
        // Links of the chain are no rules.
        knownRules.insert(name)
      }
    }
    #expect(settings == known)
    #expect(rules == knownRules)
  }

  @Test("every option and command it shows exists")
  func commands() throws {
    let help = try MareyCommand("--help").output
    for name in ["run", "check", "inspect", "demo", "convert", "explain"] {
      #expect(help.contains("\n  \(name) "), "\(name)")
    }
    for script in ["scripts/demo", "scripts/test"] {
      #expect(try Self.readme().contains(script))
      let path = RealData.repository.appendingPathComponent(script).path
      #expect(FileManager.default.isExecutableFile(atPath: path))
    }
  }
}
