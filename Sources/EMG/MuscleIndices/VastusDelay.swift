import Motion

/// How much later the vastus medialis begins than the lateralis, around contact.
///
/// Differences below 30 ms cannot be resolved in one person: a detector's own spread is 10 to 20 ms.
struct VastusDelay: MuscleIndexMethod {
  func indices(of session: MuscleSession) -> [MuscleIndex] {
    [Muscle.vastusMedialisObliquus, .vastusMedialis].flatMap { medial in
      OnsetDifference(
        name: medial.rawValue.replacing(" ", with: "_") + "_after_vastus_lateralis",
        words: "\(medial.rawValue) after vastus lateralis", later: medial,
        earlier: .vastusLateralis, reach: 0.25,
        notes: ["below 30 ms not resolved in one person; large overlap between groups"],
        citations: [
          Citation(
            "Cowan, Bennell, Hodges, Crossley, McConnell", 2001, "Arch Phys Med Rehabil 82:183")
        ], remarkable: 0.030
      ).indices(of: session)
    }
  }
}
