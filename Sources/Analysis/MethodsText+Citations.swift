import Motion

extension Citation {
  static let hof1996 = Citation("Hof", 1996, "Gait Posture 4:222")
  static let baker2009 = Citation("Baker et al.", 2009, "Gait Posture 30:265")
}
