/// Which standing trial each moving trial rests on: the laboratory's word, else the nearest earlier
/// one in natural order of file names, else the first.
package struct StandingChoice {
  /// The standing trial's name, by the moving trial's.
  package let byTrial: [String: String]

  /// - Parameters:
  ///   - standing: Names of the standing trials.
  ///   - moving: Names of the moving trials.
  ///   - files: The file name each trial came from.
  ///   - fromTable: What trials.tsv says, by the moving trial's name.
  ///   - fromSettings: What `session.static` says.
  package init(
    standing: [String], moving: [String], files: [String: String], fromTable: [String: String],
    fromSettings: String?
  ) {
    func fileName(_ trial: String) -> String { files[trial] ?? trial }
    let ordered = standing.sorted { NaturalOrder.precedes(fileName($0), fileName($1)) }
    func named(_ name: String) -> String? {
      ordered.first { $0 == name || fileName($0) == name || fileName($0).hasPrefix(name + ".") }
    }
    var byTrial: [String: String] = [:]
    for trial in moving {
      let earlier = ordered.last { NaturalOrder.precedes(fileName($0), fileName(trial)) }
      byTrial[trial] =
        fromTable[trial].flatMap(named) ?? fromSettings.flatMap(named) ?? earlier ?? ordered.first
    }
    self.byTrial = byTrial
  }
}
