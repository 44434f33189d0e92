import Kinematics
import Motion

/// The marker sets that are known and what the models need, in lines for people.
public enum MarkerSetsText {
  public static var lines: [String] {
    var lines = [
      "Labels are matched whole, in any case, without a subject's prefix (`Ann:LASI` is LASI).",
      "A laboratory's own names are given in study.yaml under markers.aliases, and win.", "",
      "what a model needs (kinematics.model)",
    ]
    for model in MarkerModels.all {
      lines.append("  \(model.name) (\(model.key)): " + words(model.requiredMarkers))
      if !model.requiredStandingMarkers.isEmpty {
        lines.append("    in standing besides: " + words(model.requiredStandingMarkers))
      }
    }
    for profile in [MarkerProfiles.own].compactMap({ $0 }) + MarkerProfiles.all {
      lines += [""] + self.lines(for: profile)
    }
    return lines
  }

  private static func words(_ required: [[String]]) -> String {
    required.map { $0.joined(separator: " or ") }.joined(separator: ", ")
  }

  private static func lines(for profile: MarkerProfile) -> [String] {
    var lines = [profile.name]
    if !profile.about.isEmpty { lines.append("  " + profile.about) }
    lines.append("  known by: " + profile.signature.sorted().joined(separator: ", "))
    let translated = profile.names.filter { $0.key != $0.value }.sorted { $0.key < $1.key }
    if !translated.isEmpty {
      lines.append(
        "  translated: " + translated.map { "\($0.key) = \($0.value)" }.joined(separator: ", "))
    }
    for segment in Segment.all {
      guard let cluster = profile.clusters[segment] else { continue }
      lines.append("  on the \(segment.words): " + cluster.joined(separator: ", "))
    }
    if !profile.computed.isEmpty {
      lines.append("  computed, never used: " + profile.computed.sorted().joined(separator: ", "))
    }
    lines += profile.citations.map { "  source: \($0.text)" }
    return lines
  }
}
