import Motion

/// Which standing trial each moving trial rests on.
struct StandingSelection {
  private let byName: [String: Trial]
  private let chosen: [String: String]
  /// The standing trial whose values the session reports.
  let main: Trial?
  let notices: [Notice]

  init(session: Session) {
    byName = Dictionary(session.standing.map { ($0.name, $0) }) { first, _ in first }
    chosen = session.standingTrial
    let names = session.trials.compactMap { session.standingTrial[$0.name] }
    main = (names.first ?? session.standing.first?.name).flatMap { name in
      session.standing.first { $0.name == name }
    }
    var notices: [Notice] = []
    if session.standing.isEmpty, !session.trials.isEmpty {
      notices.append(Notice(.subject, "there is no standing trial"))
    }
    if Set(names).count > 1 {
      notices.append(
        Notice(
          .subject,
          "several standing trials are in use: "
            + session.trials.compactMap { trial in
              session.standingTrial[trial.name].map { "\(trial.name) rests on \($0)" }
            }.joined(separator: ", ")))
    }
    self.notices = notices
  }

  func standing(for trial: Trial) -> Trial? { chosen[trial.name].flatMap { byName[$0] } }
}
