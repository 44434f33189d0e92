import ArgumentParser
import Formats
import Foundation

@main
struct Marey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "marey",
    abstract: "From a motion laboratory's recordings to reports a clinician can act on.",
    discussion: """
      Exit status: 0 all done; 1 some recordings refused (each named, the rest complete); \
      64 wrong usage; 65 bad input; 66 no input; 70 internal error; 75 interrupted, run again; \
      78 bad settings.
      """,
    version: Version.text,
    subcommands: [
      Run.self, Check.self, Inspect.self, Demo.self, Convert.self, Explain.self, Norms.self,
      Report.self, Compare.self,
      TimeEMG.self, TimeReading.self, ReadFiles.self,
    ])

  static func main() async {
    await ReaderPool.$current.withValue(ReadFiles.pool) {
      await RecordingFormats.$cores.withValue(ProcessInfo.processInfo.activeProcessorCount) {
        await main(nil)
      }
    }
  }
}
