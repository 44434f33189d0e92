import HDF5
import Motion

extension TrialCurves {
  /// `trunk/<side>/<angle>` over the trial and `cycles/<side>/trunk/<angle>` over its cycles; a group
  /// with its reason where the trunk was not followed.
  func writeTrunk() throws(HDF5Error) {
    let group = path + "/trunk"
    try file.createGroup(group)
    guard let trunk = trial.trunk.value else { return try note(trial.trunk.reason, at: group) }
    try file.setAttribute("markers", .text(trunk.basis.rawValue), of: group)
    let missing = [Double](repeating: .nan, count: Waveform.count)
    for side in Side.allCases {
      let cycles = trial.cycles.filter { $0.cycle.side == side }
      for angle in TrunkAngle.allCases {
        guard let values = trunk.values(angle, side: side), values.count == frames else { continue }
        let place = "\(group)/\(side.rawValue)/\(angle.rawValue)"
        try write(values.map { $0.in(.degree) }, shape: [frames], at: place, unit: .degree)
        try file.setAttribute("sign", .text(angle.signInWords), of: place)
        let curves = cycles.flatMap { cycle in
          cycle.trunk[angle]?.samples.map { $0.in(.degree) } ?? missing
        }
        try write(
          curves, shape: [cycles.count, Waveform.count],
          at: "\(path)/cycles/\(side.rawValue)/trunk/\(angle.rawValue)", unit: .degree)
      }
    }
  }
}
