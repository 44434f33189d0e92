/// What a number is called that says how often something was taken a second.
enum RateName {
  /// Whose rate a name says: that of cameras, that of analog signals, or of either.
  enum Subject { case markers, analog, either }

  /// `FrameRate`, `frame_rate` and `VideoFrameRate_Hz` are those of cameras, `fs` and `SampleRate` of
  /// either.
  static func subject(of name: String) -> Subject? {
    var key = name.lowercased().filter { $0.isLetter || $0.isNumber }
    if key.hasSuffix("hz"), key.count > 2 { key.removeLast(2) }
    if cameras.contains(key) || key.hasSuffix("framerate") { return .markers }
    if signals.contains(key) { return .analog }
    return either.contains(key) ? .either : nil
  }

  /// Whether a name is that of a column of times.
  static func isTime(_ name: String) -> Bool {
    [
      "t", "time", "times", "timestamp", "timestamps", "times s", "time_s", "time_ms", "timevector",
      "time_vector", "zeit", "seconds",
    ].contains(name.lowercased())
  }

  /// Attributes are asked for by name, and so a list of what programs write.
  static let attributes = [
    "rate", "rate_hz", "fps", "fs", "Fs", "FPS", "frame_rate", "framerate", "FrameRate",
    "frameRate", "sampling_rate", "samplingRate", "sample_rate", "samplerate", "SampleRate",
    "SamplingRate", "SamplingFrequency", "sampling_frequency", "sampling rate", "frequency",
    "Frequency", "freq", "video_rate", "camera_rate", "point_rate", "PointRate", "POINT_RATE",
    "marker_rate",
  ]

  private static let cameras: Set<String> = [
    "fps", "framerate", "framespersecond", "videoframerate", "videorate", "camerarate",
    "cameraframerate", "capturerate", "captureframerate", "fsmarkers", "fsmarker", "markersfs",
    "markerfs", "markerrate", "markersrate", "markerfrequency", "fsmocap", "mocapfs", "mocaprate",
    "pointrate", "pointfrequency", "fskin", "fskinematics", "fskinematic", "fsvideo", "fsvicon",
    "fsqtm", "trajectoryrate",
  ]
  private static let signals: Set<String> = [
    "fsanalog", "fsanalogs", "analograte", "analogsrate", "analogfs", "analogfrequency",
    "analogsamplerate", "fsemg", "emgfs", "emgrate", "emgfrequency", "emgsamplerate", "fsforce",
    "fsforces", "forcerate", "fsgrf", "fsplates", "fsdevice", "devicerate",
  ]
  private static let either: Set<String> = [
    "fs", "rate", "samplerate", "samplingrate", "samplingfrequency", "samplefrequency", "frequency",
    "freq", "hz", "sf", "srate",
  ]

  /// More frames a second than cameras of gait laboratories take.
  static let mostFrames = 1000.0
  /// Fewer frames a second than gait can be read from.
  static let fewestFrames = 10.0
}
