import HDF5
import Motion

extension TrialCurves {
  /// The cycles of one side, in order of time.
  func writeCycles(_ side: Side) throws(HDF5Error) {
    let group = "\(path)/cycles/\(side.rawValue)"
    let cycles = trial.cycles.filter { $0.cycle.side == side }
    let count = cycles.count
    try file.createGroup(group)
    try writeTimes(cycles.map(\.cycle), of: group)
    for name in AngleGroup.allCases {
      let place = "\(group)/angles/\(name.rawValue)"
      let values = cycles.flatMap { Self.rows($0.angles[name] ?? [], .degree) }
      try write(values, shape: [count, Waveform.count, 3], at: place, unit: .degree)
      try file.setAttribute("components", .texts(name.components), of: place)
    }
    for kinetics in ["moments", "powers"] {
      try file.createGroup("\(group)/\(kinetics)")
      try note(trial.kinetics.reason, at: "\(group)/\(kinetics)")
    }
    let missing = [Double](repeating: .nan, count: Waveform.count)
    for joint in Joint.allCases {
      let place = "\(group)/moments/\(joint.rawValue)"
      let moments = cycles.flatMap {
        Self.rows($0.moments[joint] ?? [], .newtonMetrePerKilogram)
      }
      try write(
        moments, shape: [count, Waveform.count, 3], at: place, unit: .newtonMetrePerKilogram)
      try file.setAttribute("components", .texts(JointMoment.components(of: joint)), of: place)
      try write(
        cycles.flatMap { $0.powers[joint]?.samples ?? missing },
        shape: [count, Waveform.count], at: "\(group)/powers/\(joint.rawValue)",
        unit: .wattPerKilogram)
    }
    try file.createGroup(group + "/emg")
    var names = ObjectNames()
    for muscle in Set(cycles.flatMap(\.emg.keys)).sorted() {
      let values = cycles.flatMap { $0.emg[muscle]?.samples ?? missing }
      try write(
        values, shape: [count, Waveform.count], at: "\(group)/emg/\(names.name(for: muscle))",
        unit: .ratio)
    }
  }

  /// When each cycle began and ended, and why rules do not look at it, as attributes.
  private func writeTimes(_ cycles: [Cycle], of group: String) throws(HDF5Error) {
    guard cycles.count * 8 <= HDF5Writer.largestAttribute else { return }
    try file.setAttribute("start_s", .numbers(cycles.map(\.start)), of: group)
    try file.setAttribute("foot_off_s", .numbers(cycles.map { $0.footOff ?? .nan }), of: group)
    try file.setAttribute("end_s", .numbers(cycles.map(\.end)), of: group)
    let gates = cycles.map { Self.plain($0.gates.joined(separator: "; ")) }
    let longest = gates.map(\.utf8.count).max() ?? 0
    guard longest * gates.count <= HDF5Writer.largestAttribute else { return }
    try file.setAttribute("gates", .texts(gates), of: group)
  }

  /// Three waveforms as 101 rows of three, in a unit; all NaN where there are not three.
  private static func rows(_ waveforms: [Waveform], _ unit: Unit) -> [Double] {
    guard waveforms.count == 3 else {
      return Array(repeating: .nan, count: Waveform.count * 3)
    }
    return (0..<Waveform.count).flatMap { percent in
      waveforms.map { $0[percent].in(unit) }
    }
  }

  func writeMuscles() throws(HDF5Error) {
    let group = path + "/emg"
    try file.createGroup(group)
    var names = ObjectNames()
    for muscle in trial.muscles {
      let place = "\(group)/\(names.name(for: muscle.muscle + "_" + muscle.side.rawValue))"
      try file.createGroup(place)
      try file.setAttribute("muscle", .text(Self.plain(muscle.muscle)), of: place)
      try file.setAttribute("channel", .text(Self.plain(muscle.channel)), of: place)
      try file.setAttribute("rate_hz", .number(muscle.rate), of: place)
      try file.setAttribute("detector", .text(Self.plain(muscle.detector)), of: place)
      try file.setAttribute(
        "conditioning", .texts(muscle.conditioning.prefix(20).map(Self.plain)), of: place)
      try file.setAttribute("normalization", .text(muscle.normalization.name), of: place)
      try note(muscle.timing.reason, at: place)
      let envelope = muscle.envelope
      if !envelope.isEmpty {
        try write(envelope, shape: [envelope.count], at: place + "/envelope", unit: .ratio)
      } else {
        let channel = trial.trial.analog.first { $0.label == muscle.channel }
        try writeMissing(
          shape: [channel?.samples.count ?? 0], at: place + "/envelope", unit: .ratio)
      }
      let found = muscle.timing.value?.bursts ?? []
      let bursts = found.flatMap { [$0.lowerBound, $0.upperBound] }
      try write(bursts, shape: [found.count, 2], at: place + "/bursts", unit: .second)
    }
  }
}
