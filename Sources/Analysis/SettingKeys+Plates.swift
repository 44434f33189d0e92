import Geometry
import Motion

extension SettingKeys {
  /// `plates.corners`.
  static let plateCorners = SettingKey(
    name: "plates.corners", unit: "metre",
    explanation:
      "Where plates lie whose file does not say it (Nexus Devices), as `1: x y z, x y z, "
      + "x y z, x y z`: four corners in the file's laboratory axes, in C3D's order (the plate's own "
      + "+x +y, -x +y, -x -y, +x -y). Without it nothing is measured with such plates.",
    source: "no default: the file holds force and moment, but no position",
    apply: { value, settings in
      let expected = "pairs such as `1: 0.5 0.4 0, 0 0.4 0, 0 0 0, 0.5 0 0`, in metres"
      guard case .map(let map) = value, !map.isEmpty else { return expected }
      for (label, text) in map.sorted(by: { $0.key < $1.key }) {
        guard let corners = PlatePlaces.corners(text) else {
          return expected + " (four corners of a plate for \(label))"
        }
        settings.plates.corners[label] = corners
      }
      return nil
    },
    show: { settings in
      let shown = settings.plates.corners.sorted { $0.key < $1.key }.map { label, corners in
        "\(label): " + corners.map { "\($0.x) \($0.y) \($0.z)" }.joined(separator: ", ")
      }
      return shown.isEmpty ? "none" : shown.joined(separator: "; ")
    })
}
