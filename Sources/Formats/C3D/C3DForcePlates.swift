import Geometry
import Motion

/// The force plates of a C3D file, as facts; nothing is computed here.
///
/// Source: C3D User Guide, *The FORCE_PLATFORM group*.
struct C3DForcePlates {
  var plates: [ForcePlate] = []
  /// Channels that belong to a plate, counted from 0.
  var channels: Set<Int> = []
  var notices: [Notice] = []

  /// Number of signals of each plate type; others are as many as CHANNEL names.
  static let signalCounts = [1: 6, 2: 6, 3: 8, 4: 6, 5: 8, 6: 12, 7: 8]

  private let parameters: C3DParameters
  private let unit: Unit

  /// - Parameter unit: The unit of lengths, POINT:UNITS.
  init(_ parameters: C3DParameters, analog: [C3DAnalog.Channel], unit: Unit) {
    self.parameters = parameters
    self.unit = unit
    let group = "FORCE_PLATFORM"
    let types = parameters[group, "TYPE"]?.counts ?? []
    let used = parameters.count(group, "USED") ?? types.count
    if used > types.count {
      notices.append(
        Notice(.plates, "the file names \(used) force plates, but the type of \(types.count)"))
    }
    for index in 0..<min(used, types.count) {
      let type = types[index]
      let numbers = channelNumbers(plate: index, type: type)
      let isWhole = !numbers.isEmpty && numbers.allSatisfy { $0 >= 1 && $0 <= analog.count }
      let signals = isWhole ? numbers.map { analog[$0 - 1] } : []
      if !isWhole {
        notices.append(
          Notice(
            .plates,
            "force plate \(index + 1) names the channels "
              + "\(numbers.map(String.init).joined(separator: ", ")), but there are "
              + "\(analog.count); it is left without signals"))
      }
      if isWhole { channels.formUnion(numbers.map { $0 - 1 }) }
      let units = signalUnits(signals, plate: index, type: type)
      plates.append(
        ForcePlate(
          label: String(index + 1), kind: .c3d(type: type), corners: corners(plate: index),
          origin: origin(plate: index), calibration: calibration(plate: index, units: units),
          zeroRange: zeroRange, channels: zip(signals, units).map { $0.signal(as: $1) }))
    }
  }

  // MARK: - Signals

  /// The channels of a plate, counted from 1, as many as its type has.
  private func channelNumbers(plate: Int, type: Int) -> [Int] {
    guard let channel = parameters["FORCE_PLATFORM", "CHANNEL"], let rows = channel.dimensions.first
    else { return [] }
    let numbers = channel.counts
    guard rows > 0, (plate + 1) * rows <= numbers.count else { return [] }
    let column = Array(numbers[(plate * rows)..<((plate + 1) * rows)])
    guard let count = Self.signalCounts[type] else { return Array(column.prefix { $0 > 0 }) }
    return count <= rows ? Array(column.prefix(count)) : []
  }

  /// The unit of each signal: what the file says, else what the plate's type demands.
  private mutating func signalUnits(
    _ signals: [C3DAnalog.Channel], plate: Int, type: Int
  ) -> [SignalUnit] {
    let moment: Unit = unit == .metre ? .newtonMetre : .newtonMillimetre
    let demanded: [Unit] =
      switch type {
      case 1: [.newton, .newton, .newton, unit, unit, moment]
      case 2: [.newton, .newton, .newton, moment, moment, moment]
      case 3: [Unit](repeating: .newton, count: 8)
      default: []
      }
    let isAssumed = !demanded.isEmpty && signals.contains { $0.unitText.isEmpty }
    if isAssumed {
      notices.append(
        Notice(
          .plates,
          "the signals of force plate \(plate + 1) have no unit in the file; taken as newton and "
            + "\(moment == .newtonMetre ? "newton-metre" : "newton-millimetre")"))
    }
    return signals.indices.map { index in
      let signal = signals[index]
      guard signal.unitText.isEmpty, index < demanded.count else {
        return SignalUnit(unit: signal.signal.unit, factor: 1, total: signal.siFactor)
      }
      let factor = demanded[index].siFactor
      return SignalUnit(unit: demanded[index].si, factor: factor, total: factor)
    }
  }

  // MARK: - Geometry

  private func corners(plate: Int) -> [Vector3] {
    let numbers = parameters["FORCE_PLATFORM", "CORNERS"]?.numbers ?? []
    guard (plate + 1) * 12 <= numbers.count else { return [] }
    let corners = (0..<4).map { vector(numbers, at: plate * 12 + 3 * $0) }
    // Programs without knowledge of the plate's place write zeros.
    return corners.allSatisfy { $0.isFinite } && Set(corners).count > 1 ? corners : []
  }

  private func origin(plate: Int) -> Vector3 {
    let numbers = parameters["FORCE_PLATFORM", "ORIGIN"]?.numbers ?? []
    guard (plate + 1) * 3 <= numbers.count else { return .zero }
    let origin = vector(numbers, at: plate * 3)
    return origin.isFinite ? origin : .zero
  }

  private func vector(_ numbers: [Double], at index: Int) -> Vector3 {
    Vector3(numbers[index], numbers[index + 1], numbers[index + 2]) * unit.siFactor
  }

  private var zeroRange: ClosedRange<Int>? {
    let zero = parameters["FORCE_PLATFORM", "ZERO"]?.counts ?? []
    guard zero.count >= 2, zero[0] > 0, zero[1] >= zero[0] else { return nil }
    return zero[0]...zero[1]
  }

  // MARK: - Calibration

  /// The calibration matrix, turned so that it takes signals in SI units to newton and newton-metre.
  ///
  /// The file's matrix takes signals in the file's units to newton and newton times POINT:UNITS;
  /// its first axis, the fastest, is the row (the output).
  private func calibration(plate: Int, units: [SignalUnit]) -> [[Double]]? {
    guard let matrix = parameters["FORCE_PLATFORM", "CAL_MATRIX"], matrix.dimensions.count >= 2,
      !units.isEmpty
    else { return nil }
    let rows = matrix.dimensions[0]
    let columns = matrix.dimensions[1]
    let numbers = matrix.numbers
    guard rows > 0, columns == units.count, (plate + 1) * rows * columns <= numbers.count else {
      return nil
    }
    let values = Array(numbers[(plate * rows * columns)..<((plate + 1) * rows * columns)])
    guard values.contains(where: { $0 != 0 }) else { return nil }
    return (0..<rows).map { row in
      let output = rows == 6 && row >= 3 ? unit.siFactor : 1
      return (0..<columns).map { column in
        values[row + rows * column] * output / units[column].total
      }
    }
  }
}

/// The SI unit of a plate's signal, and the factors that lead to it.
private struct SignalUnit {
  var unit: Unit?
  /// From the samples as `C3DAnalog` gave them.
  var factor: Double
  /// From the numbers of the file.
  var total: Double
}

extension C3DAnalog.Channel {
  fileprivate func signal(as unit: SignalUnit) -> AnalogChannel {
    var signal = self.signal
    signal.unit = unit.unit
    if unit.factor != 1 { signal.samples = signal.samples.map { $0 * unit.factor } }
    return signal
  }
}
