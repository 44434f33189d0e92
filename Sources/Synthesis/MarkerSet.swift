/// Which markers a synthetic person wears.
public enum MarkerSet: Hashable, Sendable {
  /// The sixteen of the conventional lower-body set, with two rear iliac spines.
  case lowerBody
  /// Fifteen: one marker on the sacrum instead of the two rear iliac spines.
  case lowerBodyWithSacrum
}
