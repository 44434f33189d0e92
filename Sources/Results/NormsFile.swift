import Foundation
import Motion

/// A laboratory's own reference as a file: JSON, schema `marey.norms/1`.
///
/// Angles are in degrees, moments in N·m/kg, powers in W/kg. `bands` holds mean, standard deviation
/// and count of each curve in each speed band; `people` each person's own mean curves, from which
/// the bands are made again when the file is read; `leave_one_out` how often these healthy people
/// are flagged when each is judged by all the others.
public enum NormsFile {
  public static let schema = "marey.norms/1"

  /// The file's text.
  public static func text(for norms: LaboratoryNorms) -> String {
    JSONValue.object([
      "schema": .string(schema),
      "model": .string(norms.model),
      "samples": .string("0, 1, ... 100 % of the gait cycle, along the line of progression"),
      "bands": .array(norms.bands.map { band(words: $0.words, people: $0.people, in: norms) }),
      "people": .array(norms.people.map(person)),
      "measurement_error": .object([
        "people": .integer(norms.repeatedPeople),
        "standard_error_si": .object(norms.measurementErrors.mapValues { .number($0) }),
        "not_available_because": norms.repeatedPeople == 0
          ? .string("no person has more than one session") : .null,
      ]),
      "leave_one_out": .object([
        "curves": .array(norms.curveFlagRates.map(rate)),
        "rules": .array(norms.ruleFlagRates.map(rate)),
        "not_available_because": norms.curveFlagRates.isEmpty
          ? .string(
            "without one person no band has \(NormalBand.leastCountForZ) people left to judge by")
          : .null,
      ]),
    ]).text
  }

  private static func band(
    words: String, people: [LaboratoryNorms.Person], in norms: LaboratoryNorms
  ) -> JSONValue {
    var own = norms
    own.people = people
    let set = own.referenceSet
    var curves: [String: JSONValue] = [:]
    for (quantity, groups) in set.curves {
      guard let curve = groups.first ?? nil else { continue }
      curves[quantity.name] = .object([
        "unit": .string(quantity.unit.rawValue),
        "sign": .string(quantity.signInWords),
        "n": .integer(curve.count),
        "mean": samples(curve.mean, quantity.unit),
        "standard_deviation": samples(curve.standardDeviation, quantity.unit),
      ])
    }
    return .object([
      "speed_band": .string(words),
      "n": .integer(people.count),
      "mean_dimensionless_speed": .number(Statistic(of: people.compactMap(\.speed))?.mean),
      "z_refused_because": .string(LaboratoryNorms.refusalOfZ(people: people.count)),
      "band_preliminary_because": people.count < LaboratoryNorms.leastCountForBands
        ? .string(
          "a band needs at least \(LaboratoryNorms.leastCountForBands) people, this one has "
            + "\(people.count)") : .null,
      "curves": .object(curves),
    ])
  }

  private static func person(_ person: LaboratoryNorms.Person) -> JSONValue {
    .object([
      "label": .string(person.label),
      "condition": .string(person.condition),
      "side": .string(person.side.rawValue),
      "sex": .string(person.sex),
      "age_years": .number(person.age),
      "leg_length_m": .number(person.legLength),
      "dimensionless_speed": .number(person.speed),
      "speed_band": .string(person.band),
      "cycles": .integer(person.cycles),
      "curves": .object(
        Dictionary(
          uniqueKeysWithValues: person.curves.map { quantity, curve in
            (quantity.name, samples(curve, quantity.unit))
          })),
    ])
  }

  private static func rate(_ rate: LaboratoryNorms.FlagRate) -> JSONValue {
    .object([
      "name": .string(rate.name),
      "flagged": .integer(rate.flagged),
      "people": .integer(rate.people),
      "share": .number(rate.share),
    ])
  }

  private static func samples(_ samples: [Double], _ unit: Motion.Unit) -> JSONValue {
    .array(samples.map { .number($0.in(unit)) })
  }

  // MARK: - Reading

  /// What is read of the file: the people, from whom the bands follow, and the error between their
  /// sessions.
  private struct Document: Decodable {
    struct Person: Decodable {
      var label: String
      var condition: String
      var side: String
      var sex: String?
      var age: Double?
      var legLength: Double?
      var speed: Double?
      var cycles: Int
      var curves: [String: [Double?]]

      enum CodingKeys: String, CodingKey {
        case label, condition, side, sex, cycles, curves
        case age = "age_years"
        case legLength = "leg_length_m"
        case speed = "dimensionless_speed"
      }
    }
    struct MeasurementError: Decodable {
      var people: Int
      var errors: [String: Double]

      enum CodingKeys: String, CodingKey {
        case people
        case errors = "standard_error_si"
      }
    }
    var schema: String
    var model: String
    var people: [Person]
    var measurementError: MeasurementError?

    enum CodingKeys: String, CodingKey {
      case schema, model, people
      case measurementError = "measurement_error"
    }
  }

  /// The norms that a file's text holds, or what is wrong with it.
  public static func norms(from text: String) -> Availability<LaboratoryNorms> {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    } catch {
      return .absent(because: "expected JSON of the schema \(schema), found something else")
    }
    guard document.schema == schema else {
      return .absent(because: "expected the schema \(schema), found \"\(document.schema)\"")
    }
    var people: [LaboratoryNorms.Person] = []
    for person in document.people {
      guard let side = Side(rawValue: person.side) else {
        return .absent(because: "expected left or right for \(person.label), found \(person.side)")
      }
      var curves: [CycleQuantity: [Double]] = [:]
      for (name, samples) in person.curves {
        guard let quantity = CycleQuantity(name: name) else {
          return .absent(because: "\(person.label) has a curve of an unknown quantity, \(name)")
        }
        guard samples.count == Waveform.count else {
          return .absent(
            because: "expected \(Waveform.count) samples of \(name) for \(person.label), found "
              + "\(samples.count)")
        }
        curves[quantity] = samples.map { ($0 ?? .nan) * quantity.unit.siFactor }
      }
      people.append(
        LaboratoryNorms.Person(
          label: person.label, condition: person.condition, side: side, sex: person.sex,
          age: person.age, legLength: person.legLength,
          speed: person.speed, cycles: person.cycles, curves: curves))
    }
    return .present(
      LaboratoryNorms(
        model: document.model, people: people,
        measurementErrors: document.measurementError?.errors ?? [:],
        repeatedPeople: document.measurementError?.people ?? 0))
  }
}
