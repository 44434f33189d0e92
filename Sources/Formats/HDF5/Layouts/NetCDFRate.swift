import HDF5
import Motion

/// How often a netCDF variable was sampled: what its attributes say, or its times in their unit.
struct NetCDFRate {
  private let arrays: HDF5Arrays

  init(_ arrays: HDF5Arrays) { self.arrays = arrays }

  /// Hertz, and what to say where the settings overrule the file.
  ///
  /// - Parameters:
  ///   - plausible: What a rate out of times without a unit can be.
  func of(
    _ variable: NetCDFVariable, setting: String, plausible: ClosedRange<Double>
  ) throws -> (rate: Double, notices: [Notice]) {
    guard let given = try arrays.given(setting) else {
      return (try found(variable, setting: setting, plausible: plausible), [])
    }
    // What the file leaves open is what the settings are for.
    let own = try? found(variable, setting: setting, plausible: plausible)
    return (given, try arrays.overruled(own, by: setting))
  }

  private func found(
    _ variable: NetCDFVariable, setting: String, plausible: ClosedRange<Double>
  ) throws -> Double {
    let stated = try stated(variable.path)
    let axis = try axis(variable)
    if let axis, axis.hasUnit || plausible.contains(axis.rate) {
      guard let stated else { return try checked(axis.rate, variable, setting) }
      // Times without a unit may count anything; of those that have one, both must be right.
      guard abs(stated - axis.rate) <= 0.01 * axis.rate else {
        throw arrays.error(
          variable.path,
          "expected one rate, found \(stated) Hz by the attribute and times at "
            + "\(variable.timePath ?? "") that run at \(axis.rate) Hz",
          "correct one of the two in the file, or say it in study.yaml under hdf5.paths as \(setting)"
        )
      }
      return try checked(stated, variable, setting)
    }
    if let stated { return try checked(stated, variable, setting) }
    if let axis {
      throw arrays.error(
        variable.timePath ?? variable.path,
        "expected times in seconds, found a step of \(axis.step) without a unit",
        "give the variable an attribute rate in hertz, or the times an attribute units, or say the "
          + "rate in study.yaml under hdf5.paths as \(setting)")
    }
    return try arrays.rate(
      nil, "an attribute rate in hertz or even times", setting: setting, at: variable.path)
  }

  private func checked(
    _ rate: Double, _ variable: NetCDFVariable, _ setting: String
  ) throws -> Double {
    guard rate.isFinite, rate > 0, rate < 1e7 else {
      return try arrays.rate(rate, "a rate in hertz", setting: setting, at: variable.path)
    }
    return rate
  }

  /// The rate that attributes of the variable or of its group say.
  private func stated(_ path: String) throws -> Double? {
    for place in MATLABLayout.above(path) {
      var found: [Double] = []
      for name in RateName.attributes {
        if let value = try arrays.container.attribute(name, of: place)?.number {
          found.append(value)
        }
      }
      guard let first = found.first else { continue }
      guard Set(found).count == 1 else {
        throw arrays.error(
          place, "expected one rate, found \(found.map { "\($0)" }.joined(separator: " and "))",
          "keep one of the attributes, or say the rate in study.yaml under hdf5.paths")
      }
      return first
    }
    return nil
  }

  private func axis(
    _ variable: NetCDFVariable
  ) throws -> (rate: Double, step: Double, hasUnit: Bool)? {
    guard let path = variable.timePath else { return nil }
    let about = try arrays.container.dataset(at: path)
    let isEmptyScale =
      try arrays.container.attribute("NAME", of: path)?.text?
      .hasPrefix("This is a netCDF dimension but not a netCDF variable") == true
    guard about.datatype.isNumeric, !isEmptyScale else { return nil }
    let times = try arrays.container.numbers(at: path).values
    let axis = TimeAxis(times)
    guard axis.firstUnevenRow == nil, let rate = axis.rate else { return nil }
    let step = (times[times.count - 1] - times[0]) / Double(times.count - 1)
    let unit = try arrays.container.attribute("units", of: path)?.text
    guard let factor = unit.flatMap(Self.seconds) else { return (rate, step, false) }
    return (TimeAxis.settled(rate / factor), step, true)
  }

  /// Seconds of a unit of time as CF and xarray write them: `ms`, `milliseconds`,
  /// `seconds since 2024-01-01`.
  private static func seconds(_ unit: String) -> Double? {
    switch unit.split(separator: " ").first?.lowercased() {
    case "s", "sec", "secs", "second", "seconds": 1
    case "ms", "msec", "millisecond", "milliseconds": 1e-3
    case "us", "µs", "microsecond", "microseconds": 1e-6
    case "ns", "nanosecond", "nanoseconds": 1e-9
    case "min", "minute", "minutes": 60
    default: nil
    }
  }
}
