import Foundation
import Geometry
import Motion
import Plates

/// What a trial's force plates give, and how far each of their loadings can be trusted.
public struct PlateExamination: Sendable {
  public var contacts: [PlateContact] = []
  public var reactions: [PlateReaction] = []
  public var notices: [Notice] = []
  /// What each plate shows while it is free.
  public var levels: [PlateLevel] = []
  /// Plates that could be read, at the frames of the markers.
  var frames: [PlateFrames] = []
  /// Those plates at every sample, in the same order.
  var signals: [PlateSignals] = []
  var evidence: [ContactEvidence] = []

  public init() {}

  /// Why no plate gives anything, or `nil` where one does.
  public var reason: String? {
    guard frames.isEmpty else { return nil }
    return notices.isEmpty
      ? "the trial has no force plates" : notices.map(\.text).joined(separator: "; ")
  }
}

/// Examines force plates: which foot stood on which plate and why, and what speaks against it.
public struct PlateDoctor: Sendable {
  public var baseline: PlateBaseline

  public init(baseline: PlateBaseline = .file) { self.baseline = baseline }

  /// - Parameters:
  ///   - mass: Kilograms, or `nil`: forces are then not compared with body weight.
  ///   - poses: For the acceleration of the body; `nil` leaves that comparison out.
  ///   - events: When each foot stands.
  public func examination(
    of trial: Trial, mass: Double?, poses: SegmentPoses? = nil, events: [GaitEvent] = []
  ) -> PlateExamination {
    var result = PlateExamination()
    guard !trial.plates.isEmpty, trial.rate > 0 else { return result }
    let feet = PlateFeet(trial)
    func notice(_ text: String) -> Notice { Notice(.plates, trial: trial.name, text) }
    for plate in trial.plates {
      switch PlateEvidence.of(plate, in: trial, baseline: baseline) {
      case .absent(let reason): result.notices.append(notice(reason))
      case .present(let found):
        result.notices += found.notes.map(notice)
        if found.isTurned {
          result.notices.append(
            notice(
              "plate \(plate.label) pulls wherever it is loaded: its sign was taken the other way "
                + "round"))
        }
        if let level = found.signals.level { result.levels.append(level) }
        guard let frames = found.frames else { continue }
        result.frames.append(frames)
        result.signals.append(found.signals)
        if let reaction = found.reaction { result.reactions.append(reaction) }
        for span in found.spans {
          let evidence = ContactEvidence(found, span, trial: trial, feet: feet, mass: mass)
          result.evidence.append(evidence)
          result.contacts.append(Self.contact(evidence))
        }
      }
    }
    if let poses, let mass, mass > 0 {
      WholeBodyForce(trial: trial, poses: poses, events: events, mass: mass)
        .addCautions(to: &result)
    }
    result.notices += result.contacts.flatMap { Self.words(of: $0) }.map(notice)
    return result
  }

  private static func contact(_ evidence: ContactEvidence) -> PlateContact {
    let remarks = PlateChecks.all.flatMap { $0.remarks(on: evidence) }
    var doubts: [String] = []
    var cautions: [String] = []
    for remark in remarks {
      switch remark {
      case .doubt(let words): doubts.append(words)
      case .caution(let words): cautions.append(words)
      }
    }
    let isPartial = !PartialContact().remarks(on: evidence).isEmpty
    return PlateContact(
      plate: evidence.plate.plate.label, side: evidence.owner.side,
      ownership: evidence.owner.words, start: evidence.span.start, end: evidence.span.end,
      peak: evidence.span.peak,
      isWhole: evidence.span.start != nil && evidence.span.end != nil && !isPartial
        && evidence.owner.side != nil,
      doubts: doubts, cautions: cautions)
  }

  /// One sentence that names the foot and why, and one for each thing that speaks against it.
  private static func words(of contact: PlateContact) -> [String] {
    let place =
      "plate \(contact.plate), \(seconds(contact.start) ?? "from the beginning") to "
      + "\(seconds(contact.end) ?? "the end")"
    var words: [String] = []
    if let side = contact.side, contact.isTrusted {
      words.append("\(place): the \(side.rawValue) foot, because \(contact.ownership)")
    }
    words += contact.doubts.map { "\(place): \($0); no moment is taken from it" }
    words += contact.cautions.map { "\(place): \($0)" }
    return words
  }

  private static func seconds(_ time: Double?) -> String? {
    time.map { String(format: "%.2f s", $0) }
  }
}
