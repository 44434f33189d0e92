import Geometry
import HDF5
import Motion

/// One trial's part of `curves.h5`.
struct TrialCurves {
  let file: HDF5Writer
  let trial: TrialAnalysis
  let path: String

  var frames: Int { trial.trial.frameCount }

  func write() throws(HDF5Error) {
    try writeHead()
    try writeAngles()
    try writeKinetics()
    try writePlates()
    try writeInvented()
    try writeJointCentres()
    try writeEvents()
    for side in Side.allCases { try writeCycles(side) }
    try writeTrunk()
    try writeMuscles()
  }

  private func writeHead() throws(HDF5Error) {
    let trial = trial.trial
    try file.createGroup(path)
    try file.setAttribute("task", .text(trial.task.rawValue), of: path)
    try file.setAttribute("condition", .text(Self.plain(trial.condition)), of: path)
    try file.setAttribute("rate_hz", .number(trial.rate), of: path)
    try file.setAttribute("first_frame", .integer(trial.firstFrame), of: path)
    try file.setAttribute("source", .text(Self.plain(trial.source)), of: path)
    try file.setAttribute("model", .text(Self.plain(self.trial.model)), of: path)
    let times = (0..<frames).map(trial.time(ofFrame:))
    try write(times, shape: [frames], at: path + "/time", unit: .second)
  }

  private func writeAngles() throws(HDF5Error) {
    let group = path + "/angles"
    try file.createGroup(group)
    try note(trial.angles.reason, at: group)
    for side in Side.allCases {
      for name in AngleGroup.allCases {
        let place = "\(group)/\(side.rawValue)/\(name.rawValue)"
        if let curve = trial.angles.value?[name, side], curve.x.count == frames {
          var values: [Double] = []
          values.reserveCapacity(frames * 3)
          for frame in 0..<frames {
            values.append(curve.x[frame].in(.degree))
            values.append(curve.y[frame].in(.degree))
            values.append(curve.z[frame].in(.degree))
          }
          try write(values, shape: [frames, 3], at: place, unit: .degree)
        } else {
          try writeMissing(shape: [frames, 3], at: place, unit: .degree)
        }
        try file.setAttribute("components", .texts(name.components), of: place)
      }
      try writeCorrectedKnee(side, in: group)
    }
  }

  /// The knee's angles with its axis corrected, where that was asked for.
  private func writeCorrectedKnee(_ side: Side, in group: String) throws(HDF5Error) {
    guard let curve = trial.correctedKneeAngles[side], curve.x.count == frames else { return }
    let place = "\(group)/\(side.rawValue)/knee_corrected"
    let values = (0..<frames).flatMap { frame in
      [curve.x[frame].in(.degree), curve.y[frame].in(.degree), curve.z[frame].in(.degree)]
    }
    try write(values, shape: [frames, 3], at: place, unit: .degree)
    try file.setAttribute("components", .texts(AngleGroup.knee.components), of: place)
  }

  private func writeKinetics() throws(HDF5Error) {
    for group in ["moments", "powers", "ground_reaction"] {
      try file.createGroup("\(path)/\(group)")
      try note(trial.kinetics.reason, at: "\(path)/\(group)")
    }
    let toLaboratory = trial.trial.axesFromLaboratory.transposed
    for side in Side.allCases {
      let leg = trial.kinetics.value?.legs[side]
      for joint in Joint.allCases {
        let place = "\(side.rawValue)/\(joint.rawValue)"
        let moments = "\(path)/moments/\(place)"
        try write(leg?.moments[joint], at: moments, unit: .newtonMetrePerKilogram)
        try file.setAttribute(
          "components", .texts(JointMoment.components(of: joint)), of: moments)
        if let power = leg?.powers[joint], power.count == frames {
          try write(
            power, shape: [frames], at: "\(path)/powers/\(place)", unit: .wattPerKilogram)
        } else {
          try writeMissing(
            shape: [frames], at: "\(path)/powers/\(place)", unit: .wattPerKilogram)
        }
      }
      try write(
        leg?.groundReaction.map { toLaboratory * $0 },
        at: "\(path)/ground_reaction/\(side.rawValue)", unit: .newtonPerKilogram)
    }
  }

  /// Vectors, one a frame; all NaN where there are none.
  private func write(
    _ vectors: [Vector3]?, at place: String, unit: Unit
  ) throws(HDF5Error) {
    guard let vectors, vectors.count == frames else {
      return try writeMissing(shape: [frames, 3], at: place, unit: unit)
    }
    let values = vectors.flatMap { $0.isFinite ? [$0.x, $0.y, $0.z] : [.nan, .nan, .nan] }
    try write(values, shape: [frames, 3], at: place, unit: unit)
  }

  private func writeJointCentres() throws(HDF5Error) {
    let group = path + "/joint_centres"
    try file.createGroup(group)
    try note(trial.poses.reason, at: group)
    let toLaboratory = trial.trial.axesFromLaboratory.transposed
    for side in Side.allCases {
      for joint in Joint.allCases {
        let place = "\(group)/\(side.rawValue)/\(joint.rawValue)"
        guard let centres = trial.poses.value?.centres[side]?[joint], centres.count == frames
        else {
          try writeMissing(shape: [frames, 3], at: place, unit: .metre)
          continue
        }
        let values = centres.flatMap { centre in
          let point = toLaboratory * centre
          return [point.x, point.y, point.z]
        }
        try write(values, shape: [frames, 3], at: place, unit: .metre)
      }
    }
  }

  private func writeEvents() throws(HDF5Error) {
    let group = path + "/events"
    let events = trial.events
    try file.write(events.map { Self.plain($0.kind.label) }, at: group + "/label")
    try file.write(events.map { $0.side?.rawValue ?? "none" }, at: group + "/side")
    try write(events.map(\.time), shape: [events.count], at: group + "/time", unit: .second)
    try file.write(events.map { Self.plain($0.source) }, at: group + "/source")
    try write(
      events.map { $0.spread ?? .nan }, shape: [events.count], at: group + "/spread", unit: .second)
    try file.write(events.map(\.confidence.rawValue), at: group + "/confidence")
  }

  func write(
    _ values: [Double], shape: [Int], at place: String, unit: Unit
  ) throws(HDF5Error) {
    try file.write(values, shape: shape, at: place)
    try file.setAttribute("unit", .text(unit.rawValue), of: place)
  }

  func writeMissing(shape: [Int], at place: String, unit: Unit) throws(HDF5Error) {
    try file.writeMissing(shape: shape, at: place)
    try file.setAttribute("unit", .text(unit.rawValue), of: place)
  }

  /// Says on a group why there is nothing in it.
  func note(_ reason: String?, at group: String) throws(HDF5Error) {
    guard let reason else { return }
    try file.setAttribute("absent", .text(Self.plain(reason)), of: group)
  }

  /// A text that an attribute can hold: without zero bytes, and not without end.
  static func plain(_ text: String) -> String {
    String(decoding: text.replacing("\0", with: "\u{FFFD}").utf8.prefix(2000), as: UTF8.self)
  }
}
