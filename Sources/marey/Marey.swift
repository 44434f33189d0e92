import ArgumentParser

@main
struct Marey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "marey",
    abstract: "From a motion laboratory's recordings to reports a clinician can act on.")
}
