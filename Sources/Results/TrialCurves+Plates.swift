import Geometry
import HDF5
import Motion

extension TrialCurves {
  /// External moments at the knee, and what each plate gave.
  func writePlates() throws(HDF5Error) {
    try writeExternalMoments()
    let group = "\(path)/plates"
    try file.createGroup(group)
    let toLaboratory = trial.trial.axesFromLaboratory.transposed
    var names = ObjectNames()
    for plate in trial.plateReactions where plate.force.count == frames {
      let place = "\(group)/\(names.name(for: plate.plate))"
      try file.createGroup(place)
      try writeVectors(plate.force.map { toLaboratory * $0 }, at: place + "/force", unit: .newton)
      try writeVectors(
        plate.centreOfPressure.map { toLaboratory * $0 }, at: place + "/centre_of_pressure",
        unit: .metre)
      try write(
        plate.freeMoment, shape: [frames], at: place + "/free_moment", unit: .newtonMetre)
    }
  }

  private func writeExternalMoments() throws(HDF5Error) {
    let group = "\(path)/external_moments"
    try file.createGroup(group)
    try note(trial.kinetics.reason, at: group)
    for side in Side.allCases {
      let leg = trial.kinetics.value?.legs[side]
      for (name, curve, sign) in [
        ("knee_adduction", leg?.externalKneeAdduction, "external, + adduction"),
        ("knee_flexion", leg?.externalKneeFlexion, "external, + flexion"),
      ] {
        let place = "\(group)/\(side.rawValue)/\(name)"
        if let curve, curve.count == frames {
          try write(curve, shape: [frames], at: place, unit: .newtonMetrePerKilogram)
        } else {
          try writeMissing(shape: [frames], at: place, unit: .newtonMetrePerKilogram)
        }
        try file.setAttribute("components", .texts([sign]), of: place)
      }
    }
  }

  private func writeVectors(
    _ vectors: [Vector3], at place: String, unit: Unit
  ) throws(HDF5Error) {
    guard vectors.count == frames else {
      return try writeMissing(shape: [frames, 3], at: place, unit: unit)
    }
    let values = vectors.flatMap { $0.isFinite ? [$0.x, $0.y, $0.z] : [.nan, .nan, .nan] }
    try write(values, shape: [frames, 3], at: place, unit: unit)
  }
}
