import Plates

/// A centre of pressure beside the plate: no force can act there.
struct PressureOutside: PlateCheck {
  static let fault = "the centre of pressure outside the plate"

  /// How far outside is no rounding, metres, and in which share of the loaded frames.
  static let tolerance = 0.005
  static let share = 0.05

  func remarks(on contact: ContactEvidence) -> [PlateRemark] {
    guard let area = contact.plate.area else { return [] }
    let depths = contact.loaded(above: 0.2).compactMap {
      area.depth(of: $0.wrench.centreOfPressure)
    }
    let outside = depths.filter { $0 < -Self.tolerance }
    guard !depths.isEmpty, Double(outside.count) > Self.share * Double(depths.count),
      let farthest = outside.min()
    else { return [] }
    return [
      .doubt(
        "its centre of pressure lies up to \(Int((-farthest * 1000).rounded())) mm outside its edges"
      )
    ]
  }
}
