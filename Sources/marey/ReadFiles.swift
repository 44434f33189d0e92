import ArgumentParser
import Formats
import Foundation

/// The process that reads what can crash a library, for the one that started it; not shown in the
/// help.
struct ReadFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read-files", abstract: "Read files for another marey.", shouldDisplay: false)

  func run() { ReaderChild.serve() }

  /// This very program, with this command; `nil` where it is what runs: a reader starts no other.
  static var pool: ReaderPool? {
    guard !CommandLine.arguments.dropFirst().prefix(1).contains("read-files") else { return nil }
    let linux = "/proc/self/exe"
    let program =
      FileManager.default.isExecutableFile(atPath: linux) ? linux : Bundle.main.executablePath
    return program.map { ReaderPool(program: $0, arguments: ["read-files"]) }
  }
}
