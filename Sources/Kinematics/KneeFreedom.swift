/// How many rotations the knee of the multibody model has.
public enum KneeFreedom: String, CaseIterable, Hashable, Sendable {
  /// Flexion only, about the standing trial's knee axis.
  case flexion
  /// Flexion and adduction.
  case adduction = "flexion_adduction"
  /// All three rotations, like a ball in a socket.
  case ball

  /// Number of free rotations, the first ones of the Cardan sequence.
  var count: Int {
    switch self {
    case .flexion: 1
    case .adduction: 2
    case .ball: 3
    }
  }
}
