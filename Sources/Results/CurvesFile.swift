import Geometry
import HDF5
import Motion

/// `curves.h5`: every curve of a session, for h5py, MATLAB and R.
public enum CurvesFile {
  /// Writes the file; angles in degrees, times in seconds, positions in metres in the laboratory's
  /// own axes, NaN where nothing was measured.
  public static func write(_ analysis: SessionAnalysis, to path: String) throws(HDF5Error) {
    let writer = try HDF5Writer(path: path)
    try writer.createGroup("/trials")
    for trial in analysis.trials { try write(trial, with: writer) }
    try writer.save()
  }

  private static func write(
    _ analysis: TrialAnalysis, with writer: HDF5Writer
  ) throws(HDF5Error) {
    let trial = analysis.trial
    let root = "/trials/" + trial.name
    try writer.createGroup(root)
    try writer.setAttribute("task", .text(trial.task.rawValue), of: root)
    try writer.setAttribute("condition", .text(trial.condition), of: root)
    try writer.setAttribute("rate_hz", .number(trial.rate), of: root)
    try writer.setAttribute("first_frame", .integer(trial.firstFrame), of: root)
    try writer.setAttribute("source", .text(trial.source), of: root)
    try writer.setAttribute("model", .text(analysis.model), of: root)
    try writer.write(
      (0..<trial.frameCount).map(trial.time(ofFrame:)), shape: [trial.frameCount],
      at: root + "/time")
    if let angles = analysis.angles.value { try write(angles, root, with: writer) }
    if let poses = analysis.poses.value {
      try write(poses, turnedBack: trial.axesFromLaboratory.transposed, root, with: writer)
    }
    try write(analysis.events, root, with: writer)
    try write(analysis.cycles, root, with: writer)
    try write(analysis.muscles, root, with: writer)
  }

  private static func write(
    _ angles: JointAngles, _ root: String, with writer: HDF5Writer
  ) throws(HDF5Error) {
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        guard let curve = angles[group, side] else { continue }
        let place = "\(root)/angles/\(side.rawValue)/\(group.rawValue)"
        var values: [Double] = []
        values.reserveCapacity(curve.x.count * 3)
        for frame in curve.x.indices {
          for component in 0..<3 { values.append(curve[component][frame].in(.degree)) }
        }
        try writer.write(values, shape: [curve.x.count, 3], at: place)
        try writer.setAttribute("components", .texts(group.components), of: place)
        try writer.setAttribute("unit", .text("degree"), of: place)
      }
    }
  }

  private static func write(
    _ poses: SegmentPoses, turnedBack turn: Matrix3, _ root: String, with writer: HDF5Writer
  ) throws(HDF5Error) {
    for side in Side.allCases {
      for joint in Joint.allCases {
        let place = "\(root)/joint_centres/\(side.rawValue)/\(joint.rawValue)"
        let centres = poses.centre(of: joint, side).map { turn * $0 }
        try writer.write(
          centres.flatMap { $0.isFinite ? [$0.x, $0.y, $0.z] : [.nan, .nan, .nan] },
          shape: [centres.count, 3], at: place)
        try writer.setAttribute("unit", .text("m"), of: place)
      }
    }
  }

  private static func write(
    _ events: [GaitEvent], _ root: String, with writer: HDF5Writer
  ) throws(HDF5Error) {
    try writer.write(events.map(\.kind.label), at: root + "/events/label")
    try writer.write(events.map { $0.side?.rawValue ?? "none" }, at: root + "/events/side")
    try writer.write(events.map(\.time), shape: [events.count], at: root + "/events/time")
    try writer.setAttribute("unit", .text("s"), of: root + "/events/time")
    try writer.write(events.map(\.source), at: root + "/events/source")
  }

  private static func write(
    _ cycles: [CycleCurves], _ root: String, with writer: HDF5Writer
  ) throws(HDF5Error) {
    for side in Side.allCases {
      let own = cycles.filter { $0.cycle.side == side }
      guard !own.isEmpty else { continue }
      let place = "\(root)/cycles/\(side.rawValue)"
      try writer.createGroup(place)
      try writer.setAttribute("start_s", .numbers(own.map(\.cycle.start)), of: place)
      try writer.setAttribute("end_s", .numbers(own.map(\.cycle.end)), of: place)
      try writer.setAttribute(
        "gates", .texts(own.map { $0.cycle.gates.joined(separator: "; ") }), of: place)
      for group in AngleGroup.allCases where own.contains(where: { $0.angles[group] != nil }) {
        var values: [Double] = []
        for curves in own {
          for percent in 0..<Waveform.count {
            for component in 0..<3 {
              values.append(curves.angles[group]?[component][percent].in(.degree) ?? .nan)
            }
          }
        }
        try writer.write(
          values, shape: [own.count, Waveform.count, 3], at: "\(place)/angles/\(group.rawValue)")
        try writer.setAttribute(
          "components", .texts(group.components), of: "\(place)/angles/\(group.rawValue)")
      }
      let muscles = Set(own.flatMap(\.emg.keys)).sorted()
      for muscle in muscles {
        let values = own.flatMap {
          $0.emg[muscle]?.samples ?? Array(repeating: .nan, count: Waveform.count)
        }
        try writer.write(
          values, shape: [own.count, Waveform.count], at: "\(place)/emg/\(name(of: muscle))")
      }
    }
  }

  private static func write(
    _ muscles: [MuscleActivity], _ root: String, with writer: HDF5Writer
  ) throws(HDF5Error) {
    var taken: Set<String> = []
    for muscle in muscles {
      let place = "\(root)/emg/\(name(of: muscle.muscle))_\(muscle.side.rawValue)"
      // A second channel on the same muscle has its label in results.json; here the first stands.
      guard taken.insert(place).inserted, let timing = muscle.timing.value else { continue }
      try writer.write(
        timing.envelope, shape: [timing.envelope.count], at: place + "/envelope")
      try writer.write(
        timing.bursts.flatMap { [$0.lowerBound, $0.upperBound] },
        shape: [timing.bursts.count, 2], at: place + "/bursts")
      try writer.setAttribute("rate_hz", .number(muscle.rate), of: place)
      try writer.setAttribute("channel", .text(muscle.channel), of: place)
      try writer.setAttribute("detector", .text(muscle.detector), of: place)
    }
  }

  private static func name(of muscle: String) -> String {
    String(muscle.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
