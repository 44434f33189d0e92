import Motion

extension SessionAnalysis {
  /// The notices of the session and of its trials, each once.
  var allNotices: [Notice] {
    var seen: Set<Notice> = []
    // What concerns the whole session is said once, not once a trial.
    let ofSession = Set(notices.filter { $0.trial == nil })
    let all =
      notices
      + trials.flatMap { analysis in
        (analysis.trial.notices + analysis.notices).map { notice in
          ofSession.contains(notice)
            ? notice
            : Notice(notice.topic, trial: notice.trial ?? analysis.trial.name, notice.text)
        }
      }
    return all.filter { seen.insert($0).inserted }
  }
}

extension NoticeGroup {
  /// Notices by topic, in the order of the topics.
  static func groups(of notices: [Notice]) -> [NoticeGroup] {
    Notice.Topic.allCases.compactMap { topic in
      let texts = notices.filter { $0.topic == topic }.map { notice in
        (notice.trial.map { $0 + ": " } ?? "") + notice.text
      }
      return texts.isEmpty ? nil : NoticeGroup(title: topic.words, texts: texts)
    }
  }
}

extension Notice.Topic {
  var words: String {
    switch self {
    case .emg: "EMG"
    case .plates: "Force plates"
    case .subject: "Participant"
    default: Reading.sentenceCase(rawValue)
    }
  }
}
