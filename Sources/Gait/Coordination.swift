import Foundation
import Motion

/// How two segments or joints move together: vector coding and continuous relative phase.
///
/// Descriptive only: no reference and no limit is published that would grade a person.
/// - SeeAlso: Chang, Van Emmerik, Hamill, J Biomech 41:3101, 2008 (vector coding, four patterns);
///   Lamb, Stöckl, Clin Biomech 29:484, 2014 (relative phase by the Hilbert transform).
public struct Coordination: Sendable {
  /// Two angles that are read against each other.
  struct Couple: Sendable {
    var name: String
    var words: String
    var proximal: @Sendable (CycleCurves) -> [Double]?
    var distal: @Sendable (CycleCurves) -> [Double]?
  }

  static let couples: [Couple] = [
    Couple(
      name: "hip_knee", words: "hip and knee flexion",
      proximal: { $0.waveform(of: .angle(.hip, 0))?.samples },
      distal: { $0.waveform(of: .angle(.knee, 0))?.samples }),
    Couple(
      name: "thigh_shank", words: "thigh and shank", proximal: thigh, distal: shank),
    Couple(
      name: "pelvis_trunk", words: "pelvic and trunk rotation",
      proximal: { $0.waveformAlongPath(of: .angle(.pelvis, 2))?.samples },
      distal: { $0.waveform(of: .trunk(.rotation))?.samples }),
  ]

  /// Forward lean of the thigh in the sagittal plane, radians: hip flexion without the pelvis's tilt.
  private static let thigh: @Sendable (CycleCurves) -> [Double]? = { curves in
    guard let hip = curves.waveform(of: .angle(.hip, 0)),
      let tilt = curves.waveform(of: .angle(.pelvis, 0))
    else { return nil }
    return zip(hip.samples, tilt.samples).map { $0 - $1 }
  }

  private static let shank: @Sendable (CycleCurves) -> [Double]? = { curves in
    guard let thigh = thigh(curves), let knee = curves.waveform(of: .angle(.knee, 0)) else {
      return nil
    }
    return zip(thigh, knee.samples).map { $0 - $1 }
  }

  /// Fewer cycles say nothing about variability.
  static let leastCycles = 3

  /// The parameters of both sides; a couple that no cycle holds whole is left out.
  public static func parameters(
    of cycles: [CycleCurves], task: MovementTask, condition: String
  ) -> [Parameter] {
    let maker = ParameterMaker(task: task, condition: condition)
    let assessed = cycles.filter(\.cycle.isAssessed)
    return couples.flatMap { couple in
      Side.allCases.flatMap { side -> [Parameter] in
        let pairs = assessed.filter { $0.cycle.side == side }.compactMap { cycle -> Pair? in
          guard let proximal = couple.proximal(cycle), let distal = couple.distal(cycle),
            (proximal + distal).allSatisfy(\.isFinite)
          else { return nil }
          return Pair(proximal: proximal, distal: distal)
        }
        guard !pairs.isEmpty else { return [] }
        return parameters(of: pairs, couple, side, maker).map { parameter in
          var parameter = parameter
          parameter.remark = "research"
          return parameter
        }
      }
    }
  }

  /// Both angles of one cycle, radians, 101 samples.
  struct Pair {
    var proximal: [Double]
    var distal: [Double]

    /// Direction of the way from each sample to the next in the plane of both angles, radians.
    var couplingAngles: [Double] {
      (1..<proximal.count).map {
        atan2(distal[$0] - distal[$0 - 1], proximal[$0] - proximal[$0 - 1])
      }
    }

    /// Phase of the proximal angle less that of the distal one, radians, −π to π.
    var relativePhase: [Double] {
      zip(AnalyticSignal.phase(of: proximal), AnalyticSignal.phase(of: distal)).map {
        ($0 - $1).remainder(dividingBy: 2 * .pi)
      }
    }
  }

  private static func parameters(
    of pairs: [Pair], _ couple: Couple, _ side: Side, _ maker: ParameterMaker
  ) -> [Parameter] {
    let coupling = CircularMeans(pairs.map(\.couplingAngles))
    let phase = CircularMeans(pairs.map(\.relativePhase))
    let few = "a spread needs at least \(leastCycles) cycles, found \(pairs.count)"
    func value(
      _ name: String, _ words: String, _ unit: Motion.Unit, _ value: Double?
    ) -> Parameter {
      var parameter = maker.parameter(
        "\(couple.name)_\(name)", "\(couple.words): \(words)", unit, side, value.map { [$0] } ?? [],
        because: few)
      parameter.value = parameter.value.mapped { statistic in
        var statistic = statistic
        statistic.count = pairs.count
        return statistic
      }
      return parameter
    }
    let enough = pairs.count >= leastCycles
    let meanPhase = phase.means.reduce(0) { $0 + abs($1) } / Double(phase.means.count)
    var found: [Parameter] = Pattern.allCases.map { pattern in
      let count = coupling.means.count { Pattern(of: $0) == pattern }
      let share = Double(count) / Double(coupling.means.count)
      return value(pattern.rawValue, pattern.words + ", share of the cycle", .percent, share)
    }
    found.append(
      value(
        "coupling_variability", "variability of the coupling angle", .degree,
        enough ? coupling.meanDeviation : nil))
    found.append(value("relative_phase", "mean absolute relative phase", .degree, meanPhase))
    found.append(
      value(
        "relative_phase_variability", "variability of the relative phase", .degree,
        enough ? phase.meanDeviation : nil))
    return found
  }

  /// Who moves, by the coupling angle in bins of 45° around 0°, 45°, 90°, …
  enum Pattern: String, CaseIterable {
    case inPhase = "in_phase"
    case antiPhase = "anti_phase"
    case proximal
    case distal

    init(of angle: Double) {
      let bin = Int((angle / (.pi / 4)).rounded())
      switch ((bin % 8) + 8) % 8 {
      case 0, 4: self = .proximal
      case 1, 5: self = .inPhase
      case 2, 6: self = .distal
      default: self = .antiPhase
      }
    }

    var words: String {
      switch self {
      case .inPhase: "both together"
      case .antiPhase: "against each other"
      case .proximal: "the upper one alone"
      case .distal: "the lower one alone"
      }
    }
  }
}

/// Mean direction and spread of angles over cycles, at each sample.
private struct CircularMeans {
  var means: [Double]
  /// Circular deviation √(2 (1 − R)) at each sample, radians.
  var deviations: [Double]

  init(_ cycles: [[Double]]) {
    let count = cycles.map(\.count).min() ?? 0
    means = []
    deviations = []
    for sample in 0..<count {
      let c = cycles.reduce(0) { $0 + cos($1[sample]) } / Double(cycles.count)
      let s = cycles.reduce(0) { $0 + sin($1[sample]) } / Double(cycles.count)
      means.append(atan2(s, c))
      deviations.append((2 * max(0, 1 - (c * c + s * s).squareRoot())).squareRoot())
    }
  }

  var meanDeviation: Double { deviations.reduce(0, +) / Double(max(1, deviations.count)) }
}

/// The phase of a periodic curve by the Hilbert transform.
enum AnalyticSignal {
  /// The phase at each sample, radians, of a curve whose amplitude is centred first; the last sample
  /// of a cycle repeats its first and takes its phase.
  static func phase(of samples: [Double]) -> [Double] {
    guard samples.count > 2, let low = samples.min(), let high = samples.max() else {
      return samples.map { _ in .nan }
    }
    let count = samples.count - 1
    let centred = samples.prefix(count).map { $0 - (low + high) / 2 }
    var imaginary = Array(repeating: 0.0, count: count)
    // A sum over harmonics: cycles have 100 samples, no power of two, and there are few of them.
    for harmonic in 1..<max(2, (count + 1) / 2) {
      let turn = 2 * Double.pi * Double(harmonic) / Double(count)
      var c = 0.0
      var s = 0.0
      for (index, value) in centred.enumerated() {
        c += value * cos(turn * Double(index))
        s += value * sin(turn * Double(index))
      }
      for index in 0..<count {
        imaginary[index] +=
          2 / Double(count) * (c * sin(turn * Double(index)) - s * cos(turn * Double(index)))
      }
    }
    let phases = zip(centred, imaginary).map { atan2($1, $0) }
    return phases + [phases[0]]
  }
}
