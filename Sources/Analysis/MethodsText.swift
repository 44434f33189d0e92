import Gait
import Kinematics
import Motion

/// What was done, in sentences, from what was really done.
struct MethodsText {
  let sentences: [String]
  let citations: [Citation]

  init(
    settings: Settings, analysis: SessionAnalysis, choice: ModelChoice, model: [String]
  ) {
    var sentences = CleaningText(of: analysis.trials.map(\.trial)).sentences
    sentences.append("Marker model: \(choice.name), \(choice.reason).")
    for profile in Set(analysis.trials.compactMap(\.trial.markerProfile)).sorted() {
      sentences.append("Markers are labelled as in \(profile); its labels were translated.")
    }
    sentences += model
    let sources = Set(
      analysis.trials.flatMap { $0.cycles.map(\.cycle.source) }
    ).sorted()
    if !sources.isEmpty {
      sentences.append(
        "Initial contacts and foot-offs come from: " + sources.joined(separator: "; ")
          + " (events.method: \(settings.events.method.name)).")
      sentences.append(
        "Curves are normalised to 101 samples a cycle by local cubic interpolation between frames, "
          + "from initial contact to the next of the same foot.")
      sentences.append(
        "Cycles in which the heading changes by more than 10°, and all cycles of a trial whose "
          + "heading changes by more than 20°, are left out of rules about walking.")
    }
    for sentence in analysis.trials.compactMap(\.kinetics.value).flatMap(\.methods)
    where !sentences.contains(sentence) {
      sentences.append(sentence)
    }
    let muscles = analysis.trials.flatMap(\.muscles).filter { $0.timing.value != nil }
    if let first = muscles.first {
      sentences.append("EMG: " + first.conditioning.joined(separator: "; ") + ".")
      sentences.append("Muscle on and off times: \(first.detector).")
      sentences.append("EMG heights: \(first.normalization.words).")
    }
    sentences.append(
      "Pelvis rotation and foot progression are measured from the laboratory axis nearest to the "
        + "way walked, as Plug-in Gait does.")
    for reference in analysis.references {
      sentences.append(
        "Reference\(reference.condition.isEmpty ? "" : " of \(reference.condition)"): "
          + "\(reference.words); mean and SD are read between speed groups at v* (speed over the "
          + "root of g times leg length, Hof 1996).")
    }
    if let motion = analysis.trials.lazy.compactMap(\.trunk.value).first {
      sentences.append("The trunk was followed by \(motion.basis.rawValue).")
    }
    self.sentences = sentences
    var citations = choice.model.citations
    for finding in analysis.findings {
      for citation in finding.citations where !citations.contains(citation) {
        citations.append(citation)
      }
    }
    if !analysis.references.isEmpty {
      for citation in [analysis.reference?.citation, .hof1996, .baker2009].compactMap({ $0 })
      where !citations.contains(citation) {
        citations.append(citation)
      }
    }
    self.citations = citations
  }
}
