import Motion

/// A session as an HL7 FHIR R4 bundle: parameters and findings as observations under one report.
///
/// The person carries the study's label and nothing else that names them; every resource is
/// preliminary until a clinician has read it. No clock: the same session gives the same bytes.
/// - SeeAlso: HL7 FHIR R4 (4.0.1), 2019: Bundle, Observation, DiagnosticReport; UCUM.
public struct FHIRBundle {
  let analysis: SessionAnalysis
  /// A UUID for a name, always the same one.
  let identifier: (String) -> String

  public init(of analysis: SessionAnalysis, identifier: @escaping (String) -> String) {
    self.analysis = analysis
    self.identifier = identifier
  }

  /// The file's text.
  public var text: String {
    let observations = parameters() + findings() + examinations()
    let entries =
      [entry("Patient", patient), entry("Device", device)]
      + (request.map { [entry("ServiceRequest", $0)] } ?? [])
      + observations.map { entry($0.name, $0.resource) }
      + [entry("DiagnosticReport", report(of: observations.map(\.name)))]
    return JSONValue.object([
      "resourceType": .string("Bundle"),
      "id": .string(id("Bundle")),
      "type": .string("collection"),
      "entry": .array(entries),
    ]).text
  }

  // MARK: - Names

  private var visit: String {
    analysis.subject.label + "\u{0}" + (analysis.subject.session ?? "")
  }

  /// The person is one over all visits, everything else belongs to the visit.
  private func id(_ name: String) -> String {
    identifier(
      name == "Patient" ? "patient\u{0}" + analysis.subject.label : visit + "\u{0}" + name)
  }

  private func reference(_ name: String) -> JSONValue {
    .object(["reference": .string("urn:uuid:" + id(name))])
  }

  private func entry(_ name: String, _ resource: [String: JSONValue]) -> JSONValue {
    var resource = resource
    resource["id"] = .string(id(name))
    return .object([
      "fullUrl": .string("urn:uuid:" + id(name)), "resource": .object(resource),
    ])
  }

  private static func concept(
    _ text: String, system: String? = nil, code: String? = nil
  ) -> JSONValue {
    var fields: [String: JSONValue] = ["text": .string(plain(text))]
    if let system, let code {
      fields["coding"] = .array([
        .object([
          "system": .string(system), "code": .string(code), "display": .string(plain(text)),
        ])
      ])
    }
    return .object(fields)
  }

  /// FHIR's strings are never empty and hold no control characters.
  private static func plain(_ text: String) -> String {
    let kept = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    return kept.allSatisfy(\.isWhitespace) ? "not stated" : kept
  }

  // MARK: - Who and with what

  private var patient: [String: JSONValue] {
    [
      "resourceType": .string("Patient"),
      "identifier": .array([
        .object([
          "type": Self.concept("label of the participant in the study"),
          "value": .string(Self.plain(analysis.subject.label)),
        ])
      ]),
    ]
  }

  private var device: [String: JSONValue] {
    var fields: [String: JSONValue] = [
      "resourceType": .string("Device"),
      "deviceName": .array([
        .object(["name": .string("marey"), "type": .string("model-name")])
      ]),
    ]
    if !analysis.provenance.version.isEmpty {
      fields["version"] = .array([.object(["value": .string(analysis.provenance.version)])])
    }
    return fields
  }

  /// The request with the referrer's question as its reason; `nil` where none was given.
  private var request: [String: JSONValue]? {
    analysis.subject.printedAnswer(.referralQuestion).map { question in
      [
        "resourceType": .string("ServiceRequest"),
        "status": .string("completed"),
        "intent": .string("order"),
        "code": Self.concept("instrumented movement analysis"),
        "subject": reference("Patient"),
        "reasonCode": .array([Self.concept(question)]),
      ]
    }
  }

  private func report(of observations: [String]) -> [String: JSONValue] {
    var fields: [String: JSONValue] = [
      "resourceType": .string("DiagnosticReport"),
      "status": .string("preliminary"),
      "code": Self.concept("instrumented movement analysis"),
      "subject": reference("Patient"),
      "conclusion": .string(
        "Measured signs with their size, limit and uncertainty, for a clinician to judge; not a "
          + "diagnosis."),
    ]
    if request != nil { fields["basedOn"] = .array([reference("ServiceRequest")]) }
    if !observations.isEmpty { fields["result"] = .array(observations.map(reference)) }
    return fields
  }

  // MARK: - What was measured

  private struct Named {
    var name: String
    var resource: [String: JSONValue]
  }

  private func observation(
    _ task: MovementTask, _ condition: String, _ side: Side?, code: JSONValue
  ) -> [String: JSONValue] {
    var fields: [String: JSONValue] = [
      "resourceType": .string("Observation"),
      "status": .string("preliminary"),
      "code": code,
      "subject": reference("Patient"),
      "device": reference("Device"),
      "method": Self.concept(
        "three-dimensional movement analysis, " + task.words
          + (condition.isEmpty ? "" : ", condition " + condition)),
    ]
    if let side { fields["bodySite"] = Self.concept(side.rawValue + " lower limb") }
    return fields
  }

  private static func quantity(_ value: Double, _ unit: Motion.Unit) -> JSONValue {
    .object([
      "value": .number(value.in(unit)), "unit": .string(unit.rawValue),
      "system": .string("http://unitsofmeasure.org"), "code": .string(ucum(unit)),
    ])
  }

  private func parameters() -> [Named] {
    analysis.parameters.enumerated().map { index, parameter in
      var fields = observation(
        parameter.task, parameter.condition, parameter.side,
        code: Self.concept(parameter.words, system: "urn:marey:parameter", code: parameter.name))
      switch parameter.value {
      case .absent(let reason): fields["dataAbsentReason"] = Self.concept(reason)
      case .present(let statistic) where !statistic.mean.isFinite:
        fields["dataAbsentReason"] = Self.concept("not measured")
      case .present(let statistic):
        fields["valueQuantity"] = Self.quantity(statistic.mean, parameter.unit)
        var components = [
          component("cycles or repetitions", .object(["value": .integer(statistic.count)]))
        ]
        if let deviation = statistic.standardDeviation, deviation.isFinite {
          components.append(
            component("standard deviation over them", Self.quantity(deviation, parameter.unit)))
        }
        fields["component"] = .array(components)
      }
      if let reference = parameter.reference {
        let (mean, spread) = (reference.mean, 2 * reference.standardDeviation)
        fields["referenceRange"] = .array([
          .object([
            "low": Self.quantity(mean - spread, parameter.unit),
            "high": Self.quantity(mean + spread, parameter.unit),
            "text": .string(Self.plain("mean ± 2 SD of " + reference.words)),
          ])
        ])
      }
      return Named(name: "parameter \(index)", resource: fields)
    }
  }

  private func component(_ words: String, _ quantity: JSONValue) -> JSONValue {
    .object(["code": Self.concept(words), "valueQuantity": quantity])
  }

  private func findings() -> [Named] {
    analysis.findings.enumerated().map { index, finding in
      var fields = observation(
        finding.task, finding.condition, finding.side,
        code: Self.concept(finding.name, system: "urn:marey:rule", code: finding.rule))
      if case .notAssessed(let reason) = finding.state {
        fields["dataAbsentReason"] = Self.concept(reason)
      } else if let measured = finding.measured, measured.value.isFinite {
        fields["valueQuantity"] = Self.quantity(measured.value, finding.unit)
        if measured.uncertainty.isFinite {
          fields["component"] = .array([
            component("uncertainty, one SD", Self.quantity(measured.uncertainty, finding.unit))
          ])
        }
      } else {
        fields["valueString"] = .string(finding.state.words)
      }
      if let code = Self.interpretation(finding.state) {
        fields["interpretation"] = .array([
          Self.concept(
            finding.state.words,
            system: "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
            code: code)
        ])
      }
      let notes = ([finding.sentence] + finding.notes).filter { !$0.isEmpty }
      if !notes.isEmpty {
        fields["note"] = .array(notes.map { .object(["text": .string(Self.plain($0))]) })
      }
      return Named(name: "finding \(index)", resource: fields)
    }
  }

  /// What the hands-on examination found, in the words of the participants table.
  private func examinations() -> [Named] {
    IntakeColumn.examinations.compactMap { column in
      guard let answer = analysis.subject.printedAnswer(column) else { return nil }
      return Named(
        name: column.rawValue,
        resource: [
          "resourceType": .string("Observation"),
          "status": .string("preliminary"),
          "code": Self.concept(
            column.words, system: "urn:marey:intake", code: column.rawValue),
          "subject": reference("Patient"),
          "valueString": .string(Self.plain(answer)),
        ])
    }
  }

  /// Positive, indeterminate, negative; none where the rule was not assessed.
  private static func interpretation(_ state: FindingState) -> String? {
    switch state {
    case .present: "POS"
    case .borderline: "IND"
    case .withinReference: "NEG"
    case .notAssessed: nil
    }
  }

  /// The unit as the Unified Code for Units of Measure writes it.
  private static func ucum(_ unit: Motion.Unit) -> String {
    switch unit {
    case .newtonMillimetre: "N.mm"
    case .perMinute: "/min"
    case .bodyWeight: "{BW}"
    case .bodyWeightSecond: "{BW}.s"
    case .bodyWeightPerSecond: "{BW}/s"
    case .percentBodyWeightHeight: "%{BW.Ht}"
    case .percentBodyWeightHeightSecond: "%{BW.Ht}.s"
    default: unit.rawValue
    }
  }
}
