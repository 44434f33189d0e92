import Motion

/// P08: the leg meets the ground bent and on the forefoot, then straightens.
public struct JumpPattern: WalkingDetector {
  public static let id = "P08"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    func windows(_ value: @escaping (CycleCurves) -> Double?) -> WalkingWindows {
      walk.cycles(of: side) { curves, _ in value(curves) }
    }
    let knees = windows { $0.value(.kneeFlexion, at: 0) }
    let members: [(name: String, windows: WalkingWindows)] = [
      ("knee at contact", knees),
      ("knee in mid-stance", windows { $0.minimum(.kneeFlexion, 30...50) }),
      (
        "stance dorsiflexion",
        windows { curves in
          curves.footOffPercent.flatMap { curves.maximum(.dorsiflexion, 0...$0) }
        }
      ),
      ("hip at contact", windows { $0.value(.hipFlexion, at: 0) }),
    ]
    let grades = members.compactMap {
      Grade($0.windows.values, against: rule[$0.name], at: walk.v, error: rule.error)
    }
    guard grades.count == members.count, let decisive = grades.decisiveOfAll else {
      return walk.notAssessed(rule, side, because: knees.reason)
    }
    // The size is that of the ankle, as in equinus.
    let severity = grades[2].severity(.reference, .angle)
    var finding = walk.finding(
      rule, side, decisive, of: grades, .init(knees, readsEvents: true), severity: severity)
    for grade in grades {
      finding.details.append(.init(grade.limit.name, grade.value, .degree))
    }
    return finding
  }
}
