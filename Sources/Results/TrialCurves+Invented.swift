import HDF5
import Motion

extension TrialCurves {
  /// How many frames of each curve rest on samples that were filled in, as attributes of the curves.
  func writeInvented() throws(HDF5Error) {
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        try file.setAttribute(
          "invented_frames", .integer(trial.invented.frames(of: group, side).frameCount),
          of: "\(path)/angles/\(side.rawValue)/\(group.rawValue)")
      }
      for joint in Joint.allCases {
        for kinetics in ["moments", "powers"] {
          try file.setAttribute(
            "invented_frames",
            .integer(trial.invented.frames(ofMomentAt: joint, side).frameCount),
            of: "\(path)/\(kinetics)/\(side.rawValue)/\(joint.rawValue)")
        }
      }
    }
  }
}
