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
    let trunk = healthyTrunk.mapValues { AngleCourse($0) }
    return AngleProgramme(
      central: courses(Quantity.pelvis).merging(trunk) { own, _ in own },
      left: courses(Quantity.leg), right: courses(Quantity.leg),
      stance: [.left: pace.stanceShare, .right: pace.stanceShare])
  }

  /// The trunk of a healthy walk at any speed: a little forward, about 0.8° towards the standing leg,
  /// turning against the pelvis. Sizes chosen here, within what children show.
  private static let healthyTrunk: [Quantity: FourierSeries] = [
    .trunkTilt: FourierSeries(degrees: 4, [(0, 0), (0.5, 0)]),
    .trunkLean: FourierSeries(degrees: 0, [(0, 1.0)]),
    .trunkRotation: FourierSeries(degrees: 0, [(-3.0, -1.0)]),
  ]
}
