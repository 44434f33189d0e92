import Motion

/// The works that detectors rest on, each named once.
extension Citation {
  static let schwartz2008 = Citation(
    "Schwartz, Rozumalski, Trost", 2008, "J Biomech 41:1639")
  static let mcGinley2009 = Citation(
    "McGinley, Baker, Wolfe, Morris", 2009, "Gait Posture 29:360")
  static let wilken2012 = Citation(
    "Wilken, Rodriguez, Brawner, Darter", 2012, "Gait Posture 35:301")
  static let gwynneCurran2014 = Citation(
    "Gwynne, Curran", 2014, "Int J Sports Phys Ther 9:898")
  static let herringtonMunro2010 = Citation(
    "Herrington, Munro", 2010, "Phys Ther Sport 11:56")
  static let nakagawa2012 = Citation(
    "Nakagawa, Moriya, Maciel, Serrão", 2012, "J Orthop Sports Phys Ther 42:491")
  static let noehren2013 = Citation(
    "Noehren, Hamill, Davis", 2013, "Med Sci Sports Exerc 45:1120")
  static let wilson1927 = Citation("Wilson", 1927, "J Am Stat Assoc 22:209")
  static let hof1996 = Citation("Hof", 1996, "Gait Posture 4:222")
  static let bonato1998 = Citation(
    "Bonato, D'Alessio, Knaflitz", 1998, "IEEE Trans Biomed Eng 45:287")
  static let barton2013 = Citation(
    "Barton, Lack, Malliaras, Morrissey", 2013, "Br J Sports Med 47:207")
  static let fisher1993 = Citation(
    "Fisher", 1993, "Statistical Analysis of Circular Data, Cambridge University Press")
  static let hermens2000 = Citation(
    "Hermens, Freriks, Disselhorst-Klug, Rau", 2000, "J Electromyogr Kinesiol 10:361")
}
