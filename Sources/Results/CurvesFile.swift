import HDF5
import Motion

/// `curves.h5`: every curve of a session.
///
///     /trials/<trial>                               task, condition, rate_hz, first_frame, source,
///                                                   model
///       time                                        frames; s from the first frame
///       angles/<side>/<group>                       frames x 3; degrees
///                <side>/knee_corrected              only with kinematics.knee_axis_correction
///       moments/<side>/<joint>                      frames x 3; N.m/kg
///       powers/<side>/<joint>                       frames; W/kg
///       ground_reaction/<side>                      frames x 3; N/kg, laboratory axes
///       external_moments/<side>/knee_adduction,     frames; N.m/kg, external
///         knee_flexion
///       plates/<plate>/force, centre_of_pressure,   frames x 3; N and m, laboratory axes
///         free_moment                               frames; N.m
///       joint_centres/<side>/<joint>                frames x 3; m, laboratory axes
///       events/label, side, time, source            events
///       cycles/<side>                               start_s, foot_off_s, end_s, gates
///         angles/<group>, moments/<joint>           cycles x 101 x 3
///         powers/<joint>, emg/<muscle>              cycles x 101
///       emg/<muscle>_<side>/envelope, bursts        samples; bursts x 2, s
///
/// Angles, moments and powers say in the attribute `invented_frames` how many of their frames rest on
/// samples that were filled in.
///
/// Every path is there in every trial; what was not measured is NaN, and its group says why in the
/// attribute `absent`. Components and signs: `AngleGroup.components`, in the attribute `components`.
public enum CurvesFile {
  /// What the attribute `format` of the root says.
  public static let format = "marey-curves"

  /// Writes the curves of a session: beside their place first, then renamed into it. The same
  /// analysis gives the same bytes.
  public static func write(_ analysis: SessionAnalysis, to path: String) throws(HDF5Error) {
    let file = try HDF5Writer(path: path)
    try file.setAttribute("format", .text(format))
    try file.setAttribute("version", .integer(1))
    try file.createGroup("/trials")
    var names = ObjectNames()
    for trial in analysis.trials {
      let name = names.name(for: trial.trial.name)
      try TrialCurves(file: file, trial: trial, path: "/trials/" + name).write()
    }
    try file.save()
  }
}
