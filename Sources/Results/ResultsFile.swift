import Motion

/// `results.json`: every finding, parameter and notice of a session, schema `marey.results/1`.
///
/// Numbers are in the unit that stands beside them, to nine significant digits.
public enum ResultsFile {
  public static let schema = "marey.results/1"

  /// The file's text.
  public static func text(for analysis: SessionAnalysis) -> String {
    JSONValue.object([
      "schema": .string(schema),
      "participant": .string(analysis.subject.label),
      "session": .string(analysis.subject.session),
      "intake": .object(
        Dictionary(
          uniqueKeysWithValues: IntakeColumn.allCases.map {
            ($0.rawValue, .string(analysis.subject.printedAnswer($0)))
          })),
      "measures": .object(
        Dictionary(
          analysis.subject.measures.entries.map { measure, entry in
            (
              measure.name,
              .object(["value": .number(entry.value), "source": .string(entry.source)])
            )
          }, uniquingKeysWith: { first, _ in first })),
      "standing": standing(analysis.standing),
      "knee_axes": ModelRecord.kneeAxes(analysis),
      "trials": .array(analysis.trials.map(trial)),
      "parameters": .array(analysis.parameters.map(parameter)),
      "references": .array(analysis.references.map(ComparisonRecord.reference)),
      "gait_profiles": .array(analysis.profiles.map(ComparisonRecord.profile)),
      "symmetry": .array(analysis.symmetry.map(ComparisonRecord.symmetry)),
      "muscle_timing": .array(analysis.muscleTiming.map(timing)),
      "muscle_indices": .array(analysis.muscleIndices.map(index)),
      "findings": .array(analysis.findings.map(finding)),
      "synopsis": SynopsisRecord.json(analysis.synopsis),
      "notices": .array(analysis.notices.map(notice)),
      "methods": .array(analysis.methods.map { .string($0) }),
      "citations": .array(analysis.citations.map { .string($0.text) }),
      "recordings": .array(analysis.outcomes.map(OutcomeRecord.value)),
      "provenance": provenance(analysis.provenance),
    ]).text
  }

  private static func standing(_ standing: Availability<StandingAnalysis>) -> JSONValue {
    switch standing {
    case .absent(let reason): .object(["not_available_because": .string(reason)])
    case .present(let found):
      .object([
        "trial": .string(found.trial),
        "gates": .array(found.gates.map { .string($0) }),
        "alignment": ModelRecord.alignment(found.alignment),
        "angles_deg": .object(
          Dictionary(
            uniqueKeysWithValues: found.angles.map { side, groups in
              (
                side.rawValue,
                .object(
                  Dictionary(
                    uniqueKeysWithValues: groups.map { group, values in
                      (group.rawValue, .array(values.map { .number($0.in(.degree)) }))
                    }))
              )
            })),
      ])
    }
  }

  private static func trial(_ analysis: TrialAnalysis) -> JSONValue {
    var fields: [String: JSONValue] = [
      "name": .string(analysis.trial.name),
      "task": .string(analysis.trial.task.rawValue),
      "condition": .string(analysis.trial.condition),
      "rate_hz": .number(analysis.trial.rate),
      "frames": .integer(analysis.trial.frameCount),
      "source": .string(analysis.trial.source),
      "model": .string(analysis.model),
      "angles_not_available_because": .string(analysis.angles.reason),
      "path_angle_deg": .number(analysis.pathAngle?.in(.degree)),
      "trunk": ComparisonRecord.trunk(analysis.trunk),
      "cycles": .array(analysis.cycles.map { cycle($0.cycle) }),
      "repetitions": .array(analysis.repetitions.map(repetition)),
      "muscles": .array(analysis.muscles.map(muscle)),
      "cleaning": CleaningRecord.value(analysis),
      "events": events(analysis.events),
      "plate_contacts": .array(analysis.plateContacts.map(PlateContactRecord.value)),
      "plate_levels": .array(analysis.plateLevels.map(PlateLevelRecord.value)),
      "model_quality": ModelRecord.quality(analysis.modelQuality),
    ]
    if let residuals = MarkerResidualsRecord(analysis).value {
      fields["marker_residuals"] = residuals
    }
    return .object(fields)
  }

  private static func events(_ events: [GaitEvent]) -> JSONValue {
    let agreement = EventAgreement(of: events)
    return .object([
      "count": .integer(agreement.count),
      "low_confidence": .integer(agreement.lowConfidence),
      "largest_spread_ms": .number(agreement.largestSpread?.in(.millisecond)),
    ])
  }

  private static func cycle(_ cycle: Cycle) -> JSONValue {
    .object([
      "side": .string(cycle.side.rawValue),
      "start_s": .number(cycle.start),
      "foot_off_s": .number(cycle.footOff),
      "end_s": .number(cycle.end),
      "opposite_foot_off_s": .number(cycle.oppositeFootOff),
      "opposite_initial_contact_s": .number(cycle.oppositeInitialContact),
      "source": .string(cycle.source),
      "confidence": .string(cycle.confidence.rawValue),
      "heading_change_deg": .number(cycle.headingChange?.in(.degree)),
      "gates": .array(cycle.gates.map { .string($0) }),
    ])
  }

  private static func repetition(_ repetition: Repetition) -> JSONValue {
    .object([
      "task": .string(repetition.task.rawValue),
      "side": .string(repetition.side?.rawValue),
      "start_s": .number(repetition.start),
      "deepest_s": .number(repetition.deepest),
      "end_s": .number(repetition.end),
      "peak_knee_flexion_deg": .number(repetition.peakKneeFlexion.in(.degree)),
      "notes": .array(repetition.notes.map { .string($0) }),
    ])
  }

  static func parameter(_ parameter: Parameter) -> JSONValue {
    var fields: [String: JSONValue] = [
      "name": .string(parameter.name),
      "words": .string(parameter.words),
      "unit": .string(parameter.unit.rawValue),
      "side": .string(parameter.side?.rawValue),
      "task": .string(parameter.task.rawValue),
      "condition": .string(parameter.condition),
    ]
    fields["uncertainty"] = parameter.uncertainty.map { .number($0.in(parameter.unit)) }
    fields["remark"] = parameter.remark.map { .string($0) }
    if let reference = parameter.reference {
      fields["reference"] = ComparisonRecord.reference(reference, of: parameter)
    }
    switch parameter.value {
    case .absent(let reason): fields["not_assessed_because"] = .string(reason)
    case .present(let statistic):
      fields["mean"] = .number(statistic.mean.in(parameter.unit))
      fields["standard_deviation"] = .number(statistic.standardDeviation?.in(parameter.unit))
      fields["count"] = .integer(statistic.count)
    }
    return .object(fields)
  }

  private static func finding(_ finding: Finding) -> JSONValue {
    let unit = finding.unit
    let measured = finding.measured
    var reason: String?
    var severity: String?
    switch finding.state {
    case .notAssessed(let because): reason = because
    case .present(let size): severity = size.rawValue
    case .withinReference, .borderline: break
    }
    return .object([
      "rule": .string(finding.rule),
      "name": .string(finding.name),
      "state": .string(finding.state.name),
      "reason": .string(reason),
      "severity": .string(severity),
      "side": .string(finding.side?.rawValue),
      "task": .string(finding.task.rawValue),
      "condition": .string(finding.condition),
      "sentence": .string(finding.sentence),
      "unit": .string(unit.rawValue),
      "sign": .string(finding.signInWords),
      "value": .number(measured?.value.in(unit)),
      "limit": .number(measured?.limit.in(unit)),
      "excess": .number(measured?.excess.in(unit)),
      "uncertainty": .number(measured?.uncertainty.in(unit)),
      "z": .number(measured?.z),
      "mean": .number(measured?.mean.in(unit)),
      "standard_deviation": .number(measured?.standardDeviation?.in(unit)),
      "showing": .integer(finding.showing),
      "windows": .integer(finding.windows),
      "confidence": .number(finding.confidence),
      "evidence": .string(finding.evidence),
      "limit_unverified": .bool(finding.isLimitUnverified),
      "interval": .array(
        finding.interval.map { [$0.lowerBound, $0.upperBound] }?
          .map { .number($0.in(unit)) } ?? []),
      "survival": .number(finding.survival),
      "members": .array(finding.members.map { .string($0) }),
      "reference": .string(finding.reference),
      "gates": .array(finding.gates.map { .string($0) }),
      "notes": .array(finding.notes.map { .string($0) }),
      "details": .array(
        finding.details.map { detail in
          .object([
            "words": .string(detail.words),
            "value": .number(detail.value.in(detail.unit)),
            "unit": .string(detail.unit.rawValue),
          ])
        }),
      "citations": .array(finding.citations.map { .string($0.text) }),
    ])
  }

  private static func notice(_ notice: Notice) -> JSONValue {
    .object([
      "topic": .string(notice.topic.rawValue),
      "trial": .string(notice.trial),
      "text": .string(notice.text),
    ])
  }

  private static func provenance(_ provenance: Provenance) -> JSONValue {
    .object([
      "version": .string(provenance.version),
      "inputs": .array(
        provenance.inputs.map {
          .object(["file": .string($0.file), "sha256": .string($0.sha256)])
        }),
      "settings": .object(
        Dictionary(
          provenance.settings.map { ($0.key, .string($0.value)) },
          uniquingKeysWith: { first, _ in first })),
    ])
  }
}
