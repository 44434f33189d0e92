import Geometry
import Motion

extension TRC {
  /// Writes the markers in millimetres with six decimals (a nanometre); what was not seen is an
  /// empty cell.
  public static func write(_ recording: Recording, to path: String) throws(ReadError) -> [String] {
    let several = Set(recording.trajectories.map(\.prefix)).count > 1
    var names = WrittenNames(format: name)
    let labels = names.labels(
      of: recording.trajectories, withPrefix: several, mayRepeat: true
    ) { label in
      InertName.plain(label).replacing("\"", with: "'").trimmed
    }
    let rate = "\(recording.frameRate)"
    let count = recording.frameCount
    var out = TextWriter()
    out.append("PathFileType\t4\t(X/Y/Z)\t\(InertName.plain(recording.name)).trc\n")
    out.append("DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\t")
    out.append("OrigDataStartFrame\tOrigNumFrames\n")
    out.append("\(rate)\t\(rate)\t\(count)\t\(labels.count)\tmm\t\(rate)\t")
    out.append("\(recording.firstFrame)\t\(count)\n")
    out.append(
      "Frame#\tTime" + labels.map { "\t" + InertName.written($0) + "\t\t" }.joined() + "\n")
    out.append("\t" + labels.indices.map { "\tX\($0 + 1)\tY\($0 + 1)\tZ\($0 + 1)" }.joined())
    out.append("\n\n")
    for frame in 0..<count {
      out.append("\(recording.firstFrame + frame)\t")
      let time = recording.frameRate > 0 ? Double(frame) / recording.frameRate : 0
      out.append((recording.startTime ?? 0) + time, decimals: 6)
      for trajectory in recording.trajectories {
        let position = trajectory[frame]
        for value in [position.x, position.y, position.z] {
          out.append("\t")
          out.append(value.in(.millimetre), decimals: 6)
        }
      }
      out.append("\n")
    }
    try FileBytes.replace(path, with: out.bytes)
    return names.lost + losses(of: recording, several: several)
  }

  private static func losses(of recording: Recording, several: Bool) -> [String] {
    let events = recording.events.count
    let measures = recording.measures.entries.count
    return [
      recording.analog.isEmpty ? nil : "TRC holds no analog channels (\(recording.analog.count))",
      recording.plates.isEmpty ? nil : "TRC holds no force plates (\(recording.plates.count))",
      events == 0 ? nil : "TRC holds no events (\(events))",
      measures == 0 ? nil : "TRC holds no numbers about the person (\(measures))",
      recording.modelOutputs.isEmpty
        ? nil : "TRC holds no model outputs (\(recording.modelOutputs.count))",
      recording.up == nil ? nil : "TRC does not say which way is up",
      recording.forward == nil ? nil : "TRC does not say which way is forward",
      several || recording.prefixes.isEmpty ? nil : "the subject prefix is not written",
    ].compactMap { $0 }
  }
}
