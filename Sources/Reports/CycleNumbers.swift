import Motion

/// The number by which a page's script knows a cycle: its place among all cycles of the session.
struct CycleNumbers {
  private var numbers: [Cycle: Int] = [:]

  init(_ analysis: SessionAnalysis) {
    for (number, cycle) in analysis.trials.flatMap(\.cycles).enumerated() {
      numbers[cycle.cycle] = number
    }
  }

  func number(of cycle: CycleCurves) -> Int? { numbers[cycle.cycle] }
}
