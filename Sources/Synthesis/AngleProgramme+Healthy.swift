import Motion

extension AngleProgramme {
  /// A healthy walk at a free speed.
  public static var healthy: AngleProgramme { healthy(at: .free) }

  /// A healthy walk at one of three speeds; left and right alike.
  public static func healthy(at pace: HealthyPace) -> AngleProgramme {
    func courses(_ quantities: [Quantity]) -> [Quantity: AngleCourse] {
      Dictionary(
        uniqueKeysWithValues: quantities.compactMap { quantity in
          pace.series[quantity].map { (quantity, AngleCourse($0)) }
        })
    }
    return AngleProgramme(
      pelvis: courses(Quantity.pelvis), left: courses(Quantity.leg), right: courses(Quantity.leg),
      stance: [.left: pace.stanceShare, .right: pace.stanceShare])
  }
}
