import Dispatch
import Formats
import Foundation
import Motion

/// Prints a report as PDF by a program found on this computer: WeasyPrint from version 70, whose
/// files are tagged and the same bytes each time, else Chromium, whose files are tagged and carry
/// the date.
struct PDFPrinter: Sendable {
  enum Kind: Hashable, Sendable {
    case weasyPrint
    case chromium
  }

  var kind: Kind
  /// Where the program lies.
  var path: String

  /// Earlier versions overprint tables and know no grid.
  static let oldestWeasyPrint = 70
  /// A page that takes longer will not come, seconds.
  static let longest = 180.0

  /// What is said where neither is there.
  static let missing = ReadError(
    file: "report.pdf",
    problem: "expected WeasyPrint 70 or later or Chromium on PATH to print a PDF, found neither",
    remedy: "install one (`pip install weasyprint` or `apt install chromium`) and run "
      + "`marey report OUT --pdf`, or print report.html from a browser")

  /// The program to print with, or `nil` where there is none.
  static func found(
    in path: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
  ) -> PDFPrinter? {
    let folders = path.split(separator: ":").map(String.init)
    func program(_ name: String) -> String? {
      folders.map { $0 + "/" + name }.first {
        FileManager.default.isExecutableFile(atPath: $0)
      }
    }
    if let weasyPrint = program("weasyprint"),
      let version = ExternalProgram.run(weasyPrint, ["--version"], within: 30).output,
      isRecent(version)
    {
      return PDFPrinter(kind: .weasyPrint, path: weasyPrint)
    }
    let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return browsers.lazy.compactMap(program).first.map {
      PDFPrinter(kind: .chromium, path: $0)
    }
  }

  /// `WeasyPrint version 70.0`.
  static func isRecent(_ version: String) -> Bool {
    let digits = version.drop { !$0.isNumber }.prefix { $0.isNumber }
    return (Int(digits) ?? 0) >= oldestWeasyPrint
  }

  /// What the program is called with; no shell sees it.
  func arguments(_ page: String, _ draft: String, profile: String) -> [String] {
    switch kind {
    case .weasyPrint: ["--pdf-tags", page, draft]
    case .chromium:
      [
        "--headless=new", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
      ] + (getuid() == 0 ? ["--no-sandbox"] : []) + [
        "--user-data-dir=" + profile, "--print-to-pdf=" + draft,
        URL(fileURLWithPath: page).absoluteString,
      ]
    }
  }

  /// Prints a page: beside its place first, then renamed into it.
  ///
  /// - Returns: Why there is no PDF, or `nil` where there is one.
  func print(_ page: String, to path: String) -> ReadError? {
    let files = FileManager.default
    let profile = files.temporaryDirectory.appendingPathComponent("marey-\(UUID().uuidString)")
    let draft = path + ".part.pdf"
    defer {
      try? files.removeItem(at: profile)
      try? files.removeItem(atPath: draft)
    }
    do {
      try files.createDirectory(at: profile, withIntermediateDirectories: true)
    } catch {
      return ReadError(
        file: path, problem: "expected room for temporary files, but the disk refused",
        remedy: "check the folder that TMPDIR names")
    }
    let ended = ExternalProgram.run(
      self.path, arguments(page, draft, profile: profile.path), within: Self.longest)
    let head = FileHandle(forReadingAtPath: draft).flatMap { try? $0.read(upToCount: 5) }
    guard ended.status == 0, head == Data("%PDF-".utf8), rename(draft, path) == 0 else {
      let name = URL(fileURLWithPath: self.path).lastPathComponent
      return ReadError(
        file: path,
        problem: "expected \(name) to print the report, but it "
          + (ended.status.map { "ended with \($0)" } ?? "did not end within \(Int(Self.longest)) s"),
        remedy: "print report.html from a browser; `\(name)` by hand shows what is wrong")
    }
    return nil
  }
}

/// Another program, called by its path with its arguments and without a shell.
enum ExternalProgram {
  struct Ended {
    /// `nil` where it had to be stopped or could not be started.
    var status: Int32?
    /// What it wrote to its standard output; `nil` where it did not end well.
    var output: String?
  }

  /// Runs a program to its end, or stops it.
  static func run(_ path: String, _ arguments: [String], within seconds: Double) -> Ended {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let log = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString).log")
    defer { try? FileManager.default.removeItem(at: log) }
    guard FileManager.default.createFile(atPath: log.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: log.path)
    else { return Ended() }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = FileHandle.nullDevice
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    do { try process.run() } catch { return Ended() }
    if end.wait(timeout: .now() + seconds) == .timedOut {
      process.terminate()
      if end.wait(timeout: .now() + 5) == .timedOut { kill(process.processIdentifier, SIGKILL) }
      return Ended()
    }
    let written = try? String(contentsOf: log, encoding: .utf8)
    return Ended(status: process.terminationStatus, output: written)
  }
}
