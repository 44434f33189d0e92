import Motion

/// What cleaning did, in notices: one for each marker of the model that needed something.
struct CleaningNotices {
  var cleaning: TrialCleaning
  /// The number of the first frame, as the laboratory counts.
  var firstFrame: Int
  /// The markers worth a word each; the others are only counted.
  var modelMarkers: Set<String>
  var frameCount: Int

  var notices: [Notice] {
    var notices = cleaning.faults.map { fault in
      Notice(.markers, words(for: fault))
    }
    var others = 0
    for record in cleaning.markers {
      guard modelMarkers.contains(record.marker) else {
        others += record.gaps.isEmpty ? 0 : 1
        continue
      }
      if !record.spikes.isEmpty {
        notices.append(
          Notice(
            .markers,
            "\(record.marker): \(record.spikes.frameCount) samples leap out of the path and were "
              + "taken out (frames \(record.spikes.words(firstFrame: firstFrame)))"))
      }
      if !record.leaps.isEmpty {
        let frames = RangeSet(record.leaps.map { $0..<($0 + 1) }).words(firstFrame: firstFrame)
        notices.append(
          Notice(
            .markers,
            "\(record.marker) leaps and does not come back (frames \(frames)): it was knocked or "
              + "is another marker from there on; nothing was done about it"))
      }
      if !record.gaps.isEmpty { notices.append(Notice(.markers, words(for: record))) }
    }
    if others > 0 {
      notices.append(
        Notice(.markers, "\(others) markers that the model does not use have gaps too"))
    }
    return notices
  }

  private func words(for fault: MarkerFault) -> String {
    let whole = fault.frames == 0..<frameCount
    return fault.words
      + (whole ? "" : " (frames \(RangeSet(fault.frames).words(firstFrame: firstFrame)))")
      + (fault.kind == .legs ? " (\(fault.markers.joined(separator: ", ")))" : "")
      + (fault.isRepaired ? "; the names were put right" : "; these samples were taken out")
  }

  private func words(for record: MarkerCleaning) -> String {
    let missing = record.gaps.reduce(0) { $0 + $1.frames.count }
    if record.gaps.first?.frames == 0..<frameCount, record.spikes.isEmpty,
      case .open(let reason)? = record.gaps.first?.outcome
    {
      return "\(record.marker): "
        + (reason == GapFiller.neverSeen ? "not seen in any frame" : reason)
    }
    var text = "\(record.marker): not seen in \(missing) of \(frameCount) frames"
    for method in MarkerCleaning.Method.allCases {
      var frames = 0
      var donors: [String] = []
      for gap in record.gaps {
        guard case .filled(by: method, from: let from) = gap.outcome else { continue }
        frames += gap.frames.count
        donors += from.filter { !donors.contains($0) }
      }
      guard frames > 0 else { continue }
      text +=
        "; \(frames) filled by \(method.rawValue)"
        + (donors.isEmpty ? "" : " from " + donors.joined(separator: ", "))
    }
    var byReason: [(reason: String, frames: RangeSet<Int>)] = []
    for gap in record.gaps {
      guard case .open(let reason) = gap.outcome else { continue }
      if let index = byReason.firstIndex(where: { $0.reason == reason }) {
        byReason[index].frames.insert(contentsOf: gap.frames)
      } else {
        byReason.append((reason, RangeSet(gap.frames)))
      }
    }
    for (reason, frames) in byReason {
      text += "; left open: frames \(frames.words(firstFrame: firstFrame)), \(reason)"
    }
    return text
  }
}
