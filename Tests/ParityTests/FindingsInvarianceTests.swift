import Analysis
import Formats
import Foundation
import Geometry
import Motion
import Synthesis
import Testing

/// What a laboratory may do without any finding changing: see the person in a mirror, write
/// millimetres or metres, lay its axes otherwise, film faster.
@Suite("Findings do not depend on the laboratory")
struct FindingsInvarianceTests {
  /// Signs of pelvis, trunk, hip, knee, ankle, foot, of time and force, of a squat and of landings.
  static let cases: [DemoCase] = [.a05, .a10, .a13, .a16, .a19, .a22, .a25, .a26, .b02, .c01]

  /// One finding without what a mirror or another laboratory may change in words.
  private struct Row: Hashable, Comparable {
    var rule, name, task, condition, side: String

    init(_ finding: Finding, mirrored: Bool = false) {
      rule = finding.rule
      name = finding.name
      task = finding.task.rawValue
      condition = finding.condition
      let side = mirrored ? finding.side?.opposite : finding.side
      self.side = side?.rawValue ?? ""
    }

    private var words: String { "\(rule) \(name) \(task) \(condition) \(side)" }
    static func < (a: Row, b: Row) -> Bool { a.words < b.words }
  }

  /// Holds two analyses against each other; returns the largest difference of a value in units of its
  /// uncertainty.
  @discardableResult
  private static func compare(
    _ one: SessionAnalysis, _ other: SessionAnalysis, mirrored: Bool = false, to tolerance: Double,
    _ words: String
  ) -> Double {
    let first = Dictionary(one.findings.map { (Row($0), $0) }, uniquingKeysWith: { a, _ in a })
    let second = Dictionary(
      other.findings.map { (Row($0, mirrored: mirrored), $0) }, uniquingKeysWith: { a, _ in a })
    #expect(Set(first.keys) == Set(second.keys), "\(words)")
    var largest = 0.0
    for (row, a) in first.sorted(by: { $0.key < $1.key }) {
      guard let b = second[row] else { continue }
      #expect(a.state == b.state, "\(words) \(row.rule) \(row.side): \(a.sentence) | \(b.sentence)")
      guard let x = a.measured, let y = b.measured else { continue }
      let difference = abs(x.value - y.value) / x.uncertainty
      #expect(
        difference <= tolerance,
        "\(words) \(row.rule) \(row.side): \(x.value) and \(y.value), u \(x.uncertainty)")
      largest = max(largest, difference)
    }
    #expect(first.count > 20 || one.trials.allSatisfy { $0.trial.task != .walking })
    return largest
  }

  @Test("the mirrored person has the mirrored findings", arguments: cases)
  func mirrored(demoCase: DemoCase) throws {
    let one = try AcceptanceCaseTests.analysis(of: demoCase, trials: 2)
    let other = try AcceptanceCaseTests.analysis(of: demoCase, trials: 2) { recording, subject in
      recording = recording.mirrored
      for (measure, entry) in recording.measures.entries {
        subject.measures.set(measure, entry.value, from: entry.source)
      }
      if one.subject.intake["pain_side"] == "right" { subject.intake["pain_side"] = "left" }
    }
    #expect(one.findings.contains { $0.state.name == "present" && $0.side == .right })
    let largest = Self.compare(one, other, mirrored: true, to: 1e-4, "\(demoCase.name)")
    print("\(demoCase.name): mirrored, values differ by at most \(largest) u")
    let present = other.findings.filter { $0.state.name == "present" && $0.side != nil }
    #expect(present.contains { $0.side == .left })
  }

  @Test(
    "axes laid otherwise change nothing", arguments: [DemoCase.a05, .a10, .a26, .b02, .c01],
    [90.0, 180, 270])
  func turned(demoCase: DemoCase, degrees: Double) throws {
    let quarter = Int((degrees / 90).rounded())
    // Exact quarters, so that an axis is carried onto an axis.
    let turns = [
      Matrix3(x: .unitY, y: -.unitX, z: .unitZ), Matrix3(x: -.unitX, y: -.unitY, z: .unitZ),
      Matrix3(x: -.unitY, y: .unitX, z: .unitZ),
    ]
    let one = try AcceptanceCaseTests.analysis(of: demoCase, trials: 2)
    let other = try AcceptanceCaseTests.analysis(of: demoCase, trials: 2) { recording, _ in
      recording = recording.turned(by: turns[quarter - 1])
    }
    let largest = Self.compare(one, other, to: 1e-6, "\(demoCase.name) turned by \(degrees)°")
    print("\(demoCase.name): turned by \(degrees)°, values differ by at most \(largest) u")
  }

  @Test("millimetres or metres change nothing", arguments: [DemoCase.a05, .b02])
  func units(demoCase: DemoCase) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-units-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func read(_ recording: inout Recording, inMetres: Bool) throws {
      let path = folder.appendingPathComponent("\(recording.name).trc").path
      _ = try TRC.write(recording, to: path)
      if inMetres { try Self.rewriteInMetres(path) }
      let measures = recording.measures
      let (up, forward) = (recording.up, recording.forward)
      recording = try RecordingFormats.recording(at: path)
      recording.measures = measures
      recording.up = up
      recording.forward = forward
    }
    let one = try AcceptanceCaseTests.analysis(of: demoCase, trials: 2) { recording, _ in
      try read(&recording, inMetres: false)
    }
    let other = try AcceptanceCaseTests.analysis(of: demoCase, trials: 2) { recording, _ in
      try read(&recording, inMetres: true)
    }
    let largest = Self.compare(one, other, to: 1e-5, "\(demoCase.name) in metres")
    print("\(demoCase.name): millimetres and metres, values differ by at most \(largest) u")
  }

  private static func rewriteInMetres(_ path: String) throws {
    var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    lines[2] = lines[2].replacingOccurrences(of: "\tmm\t", with: "\tm\t")
    for index in lines.indices.dropFirst(5) where !lines[index].isEmpty {
      lines[index] = lines[index].components(separatedBy: "\t").enumerated().map { column, cell in
        guard column > 1, let value = Double(cell) else { return cell }
        return String(format: "%.9f", value / 1000)
      }.joined(separator: "\t")
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  // The same movement sampled otherwise: values within 1°, states the same. Without marker noise,
  // which no second recording repeats; muscles are left out, whose signals are drawn anew.
  @Test(
    "a faster camera keeps every state", arguments: [DemoCase.a05, .a10, .a13, .a26, .b02, .c01],
    [120.0, 200])
  func resampled(demoCase: DemoCase, rate: Double) throws {
    let one = try AcceptanceCaseTests.analysis(of: demoCase, trials: 2, noise: 0)
    let other = try AcceptanceCaseTests.analysis(of: demoCase, trials: 2, rate: rate, noise: 0)
    var largest = (degrees: 0.0, rule: "")
    func kept(_ analysis: SessionAnalysis) -> [Row: Finding] {
      Dictionary(
        analysis.findings.filter { !$0.rule.hasPrefix("MT") }.map { (Row($0), $0) },
        uniquingKeysWith: { a, _ in a })
    }
    let (first, second) = (kept(one), kept(other))
    for (row, a) in first.sorted(by: { $0.key < $1.key }) {
      guard let b = second[row] else {
        Issue.record("\(demoCase.name) at \(rate) Hz: \(row.rule) \(row.side) is gone")
        continue
      }
      #expect(
        a.state.name == b.state.name,
        "\(demoCase.name) at \(rate) Hz: \(a.sentence) | \(b.sentence)"
      )
      guard let x = a.measured, let y = b.measured, a.unit == .degree, b.unit == .degree else {
        continue
      }
      let difference = abs(x.value - y.value).in(.degree)
      #expect(difference < 1, "\(row.rule) \(row.side): \(a.sentence) | \(b.sentence)")
      if difference > largest.degrees { largest = (difference, row.rule) }
    }
    print(
      "\(demoCase.name): \(rate) Hz, values differ by at most \(largest.degrees)° (\(largest.rule))"
    )
  }
}
