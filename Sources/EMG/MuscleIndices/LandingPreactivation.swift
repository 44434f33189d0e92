import Motion

/// Vastus lateralis less semitendinosus before a landing: RMS in the last 10, 50 and 100 ms before
/// contact, shares of maximal contraction.
///
/// Read from the signal and not from its envelope, whose smoothing would carry the landing's own
/// burst back before it. It says nothing about what will happen to anybody's knee.
struct LandingPreactivation: MuscleIndexMethod {
  static let lengths = [0.010, 0.050, 0.100]
  static let citations = [
    Citation("Zebis, Andersen, Bencke, Kjær, Aagaard", 2009, "Am J Sports Med 37:1967")
  ]

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    let muscles: [Muscle] = [.vastusLateralis, .semitendinosus]
    let landings = session.windows.filter {
      $0.name == "100 ms before contact"
        && [.dropVerticalJump, .singleLegLanding, .doubleLegLanding].contains($0.task)
    }
    return landings.flatMap { windows -> [MuscleIndex] in
      guard muscles.allSatisfy({ session.hasChannel($0, windows.side, in: windows.windows) })
      else { return [] }
      return Self.lengths.map { length in
        var part = windows
        part.name = "\(Int((length * 1000).rounded())) ms before contact"
        part.windows = windows.windows.map {
          MuscleSession.Window(
            trial: $0.trial, time: ($0.time.upperBound - length)...$0.time.upperBound)
        }
        return session.index(
          "vastus_lateralis_less_semitendinosus",
          words: "vastus lateralis less semitendinosus before landing", unit: .percent, of: muscles,
          over: part,
          formula: "RMS of vastus lateralis − RMS of semitendinosus, shares of maximal "
            + "contraction", signInWords: "+ vastus lateralis more", needsMaximalContraction: true,
          notes: ["descriptive; no limit is used"], citations: Self.citations
        ) { window in
          guard let a = session.rms(muscles[0], windows.side, over: window),
            let b = session.rms(muscles[1], windows.side, over: window)
          else { return nil }
          return a - b
        }
      }
    }
  }
}
