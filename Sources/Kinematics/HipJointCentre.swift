import Geometry
import Motion

/// Where a person's hip centres lie in the pelvis frame, by the method in use.
struct HipJointCentre: Sendable {
  /// The pelvis the centres were found for.
  var pelvis: PelvisMeasures
  /// In the pelvis frame (x forward, y left, z up), metres from the middle of the anterior spine
  /// markers.
  private var centres: [Side: Vector3]
  /// How each side's centre was found, in words with its source, for the report's methods.
  private(set) var methods: [Side: String]
  /// What a reader should know about it.
  private(set) var notices: [Notice]
  /// Centres found from a movement trial.
  private var functional: [Side: Vector3]
  private var key: String

  /// - Parameters:
  ///   - key: A value of `kinematics.hip_centre`.
  ///   - functional: Centres found from a movement trial, in the pelvis frame, metres.
  /// - Returns: The centres, or which measure the method misses.
  static func centres(
    in pelvis: PelvisMeasures, by key: String = DavisHipCentre.key,
    functional: [Side: Vector3] = [:]
  ) -> Availability<HipJointCentre> {
    var result = HipJointCentre(
      pelvis: pelvis, centres: [:], methods: [:], notices: [], functional: functional, key: key)
    let method = HipCentres.method(key)
    for side in Side.allCases {
      if key == HipCentres.functional, let centre = functional[side] {
        result.centres[side] = centre
        result.methods[side] =
          "from a movement trial by the symmetrical centre of rotation (Ehrig et al. 2006, J "
          + "Biomech 39:2798)"
        continue
      }
      if key == HipCentres.functional {
        result.notices.append(
          Notice(
            .model,
            "the \(side.rawValue) hip centre could not be found from a movement trial; "
              + "\(method.name) is used for it"))
      }
      switch method.centre(side, in: pelvis) {
      case .absent(let reason):
        return .absent(because: "kinematics.hip_centre: \(key): \(reason)")
      case .present(let centre):
        result.centres[side] = centre
        result.methods[side] = "by \(method.name) (\(method.citation.text))"
      }
    }
    return .present(result)
  }

  /// The hip centre in the pelvis frame, metres; missing where it is not known.
  func local(_ side: Side) -> Vector3 { centres[side] ?? .missing }

  /// One sentence for the report's methods.
  var sentence: String {
    let (left, right) = (methods[.left] ?? "", methods[.right] ?? "")
    return left == right
      ? "Hip centres are found \(left)."
      : "The left hip centre is found \(left), the right one \(right)."
  }

  /// How far the methods that can speak disagree on each side.
  var spread: [ModelQuality.HipSpread] {
    Side.allCases.compactMap { side in
      var found: [(key: String, centre: Vector3)] = HipCentres.all.compactMap { method in
        method.centre(side, in: pelvis).value.map { (method.key, $0) }
      }
      if let centre = functional[side] { found.append((HipCentres.functional, centre)) }
      guard found.count > 1 else { return nil }
      var largest = 0.0
      for (index, first) in found.enumerated() {
        for second in found[(index + 1)...] {
          largest = max(largest, (first.centre - second.centre).length)
        }
      }
      let mean = found.reduce(Vector3.zero) { $0 + $1.centre } / Double(found.count)
      return ModelQuality.HipSpread(
        side: side, methods: found.map(\.key), largest: largest,
        fromMean: (local(side) - mean).length)
    }
  }
}
