import Motion

extension AngleProgramme {
  /// A healthy walk at a free speed.
  ///
  /// Fourier series of our own: fitted to the mean curves of typically developing children at their
  /// free speed and, at the same time, to the condition that both feet stay where they stand while
  /// both are on the floor, that a flat foot is flat and that the swinging foot clears the floor.
  /// They keep within 1° (root mean square; knee rotation 1.3°, its mean taken out) of those means,
  /// and a standing foot slips less than 1 mm. Foot off is at 60 % of the cycle.
  /// - SeeAlso: Schwartz, Rozumalski, Trost, J Biomech 41:1639, 2008 (82 children, free speed).
  public static var healthy: AngleProgramme {
    func courses(_ quantities: [Quantity]) -> [Quantity: AngleCourse] {
      Dictionary(
        uniqueKeysWithValues: quantities.compactMap { quantity in
          healthySeries[quantity].map { (quantity, AngleCourse($0)) }
        })
    }
    return AngleProgramme(
      pelvis: courses(Quantity.pelvis), left: courses(Quantity.leg),
      right: courses(Quantity.leg))
  }

  private static let healthySeries: [Quantity: FourierSeries] = [
    .pelvicTilt: FourierSeries(
      degrees: 11.506,
      [
        (0.000, 0.000), (0.428, -0.582), (0.000, 0.000), (0.281, 0.010), (0.000, 0.000),
        (0.008, 0.107),
      ]),
    .pelvicObliquity: FourierSeries(
      degrees: 0.000,
      [
        (1.866, 2.136), (0.000, 0.000), (-1.203, 0.217), (0.000, 0.000), (0.001, -0.102),
      ]),
    .pelvicRotation: FourierSeries(
      degrees: 0.000,
      [
        (3.687, 2.030), (0.000, 0.000), (0.362, -0.416), (0.000, 0.000), (0.271, -0.086),
      ]),
    .hipFlexion: FourierSeries(
      degrees: 18.614,
      [
        (20.504, -3.062), (-3.214, -1.893), (-0.324, 0.987), (-0.354, -0.136),
        (-0.238, -0.498), (-0.135, 0.099), (-0.242, 0.281),
      ]),
    .hipAdduction: FourierSeries(
      degrees: -0.305,
      [
        (0.416, 4.866), (-0.022, -0.462), (-1.523, 0.426), (0.086, 0.100), (-0.151, -0.139),
        (-0.035, 0.007), (-0.029, -0.030),
      ]),
    .hipRotation: FourierSeries(
      degrees: -2.027,
      [
        (0.485, -0.175), (-0.700, -0.511), (-0.618, 0.774), (-0.021, 0.474), (0.162, 0.042),
        (0.131, 0.039),
      ]),
    .kneeFlexion: FourierSeries(
      degrees: 22.657,
      [
        (-1.683, -18.870), (-13.598, 7.240), (-0.825, 4.536), (-0.609, 0.575), (-0.553, 0.864),
        (0.205, 0.308), (0.181, -0.134), (-0.295, -0.291),
      ]),
    .kneeAdduction: FourierSeries(
      degrees: 0.310,
      [
        (0.511, -0.331), (-0.345, -0.571), (-0.688, 0.202), (0.054, 0.329), (0.191, -0.052),
        (-0.004, -0.176),
      ]),
    .kneeRotation: FourierSeries(
      degrees: -0.022,
      [
        (-4.928, 0.327), (0.275, 1.748), (0.715, 0.253), (0.257, -0.311), (-0.488, -0.040),
        (-0.105, 0.079),
      ]),
    .footPitch: FourierSeries(
      degrees: 14.725,
      [
        (-20.003, -22.742), (-10.903, 16.249), (3.758, 2.651), (-2.210, 0.214),
        (-0.090, 2.659), (0.250, -0.182), (-0.284, 0.342), (-0.245, 0.238), (0.118, 0.125),
      ]),
    .footProgression: FourierSeries(
      degrees: -7.258,
      [
        (-2.060, 2.448), (1.058, 2.574), (1.266, -0.707), (-0.665, 0.111), (0.371, 0.233),
        (-0.078, -0.071),
      ]),
  ]
}
