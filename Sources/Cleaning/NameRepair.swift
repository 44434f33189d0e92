import Motion

/// What follows from exchanged names: they are put right where the laboratory asks for it, else the
/// markers concerned are taken out, so that no side is wrong in silence.
struct NameRepair {
  /// Whether the laboratory asked for exchanged names to be put right.
  var isAsked: Bool

  /// What became of the markers.
  struct Result {
    var markers: [String: Trajectory]
    var faults: [MarkerFault]
    /// Gaps that taking out made, by marker.
    var records: [String: MarkerCleaning] = [:]
    /// Why nothing of the trial can be used, or `nil`.
    var refusal: String?
  }

  func applied(to markers: [String: Trajectory], _ faults: [MarkerFault], frameCount: Int)
    -> Result
  {
    var result = Result(markers: markers, faults: faults)
    // Exchanges in the middle of a trial are undone first: those of the whole trial were found on top.
    for index in faults.indices.sorted(by: { faults[$0].frames.count < faults[$1].frames.count }) {
      let fault = faults[index]
      if isAsked, fault.canBeRepaired {
        NameFaults.exchange(fault, in: &result.markers)
        result.faults[index].isRepaired = true
      } else if fault.takesTheWholeTrial(of: frameCount) {
        result.refusal = result.refusal ?? fault.words + remedy(fault)
      } else {
        takeOut(fault, from: &result)
      }
    }
    return result
  }

  private func remedy(_ fault: MarkerFault) -> String {
    fault.canBeRepaired
      ? "; correct the names, or set cleaning.repair_swaps" : "; sides cannot be told"
  }

  private func takeOut(_ fault: MarkerFault, from result: inout Result) {
    for name in fault.markers {
      guard result.markers[name] != nil else { continue }
      result.markers[name]?.hide(fault.frames)
      result.records[name, default: MarkerCleaning(marker: name)].gaps.append(
        MarkerCleaning.Gap(
          frames: fault.frames,
          outcome: .open(because: "taken out: it carries another marker's name")))
    }
  }
}

extension MarkerFault {
  /// Whether exchanging names puts it right; which way round a mirrored body is true, nobody can tell.
  var canBeRepaired: Bool { kind == .pair || kind == .legs }

  /// Whether nothing is left to measure once the markers are taken out.
  func takesTheWholeTrial(of frameCount: Int) -> Bool {
    switch kind {
    case .mirrored, .upsideDown: true
    case .legs: frames == 0..<frameCount
    case .pair:
      frames == 0..<frameCount
        && markers.contains { MarkerPairs.pelvis.contains(String($0.dropFirst())) }
    }
  }
}
