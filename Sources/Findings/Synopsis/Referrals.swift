import Motion

/// Reasons to see a doctor, from what was reported and measured together.
///
/// Movement data alone never clear a red flag, so that without any report the texts of R1 to R4 are
/// general safety information for everybody.
struct Referrals {
  static let urgent = ["R1", "R2", "R3", "R4"]

  var flags: [Synopsis.Referral] = []

  private let analysis: SessionAnalysis
  private let pain: PainReport

  init(_ analysis: SessionAnalysis) {
    self.analysis = analysis
    pain = PainReport(analysis.subject)
    guard pain.isGiven else {
      flags = Self.general
      addDataFlag()
      return
    }
    addChildsHip()
    addAcute()
    addSystemic()
    addNeurological()
    addBoneStress()
    addOperation()
    addPersistent()
    addDataFlag()
  }

  private static let childsHip =
    "Same-day medical assessment of the hip, including when pain is only at the knee; do not load "
    + "until seen."

  private static let general = [
    Synopsis.Referral(
      flag: "R1", sentence: childsHip,
      because: ["child or adolescent (8 to 16 years) with knee, thigh or hip pain and a limp"],
      isGeneral: true),
    Synopsis.Referral(
      flag: "R2", sentence: "Urgent medical assessment.",
      because: [
        "after an injury: no weight borne for four steps, rapid swelling, a locked knee or deformity"
      ], isGeneral: true),
    Synopsis.Referral(
      flag: "R3", sentence: "Urgent medical assessment.",
      because: [
        "fever, a hot swollen joint, night pain, weight loss, a history of cancer, or calf swelling"
      ], isGeneral: true),
    Synopsis.Referral(
      flag: "R4", sentence: "Urgent medical assessment.",
      because: [
        "new foot drop, new stiffness of both legs, numbness of the saddle area, bladder symptoms, "
          + "or sudden asymmetry"
      ], isGeneral: true),
  ]

  private mutating func add(_ flag: String, _ sentence: String, _ because: [String]) {
    flags.append(Synopsis.Referral(flag: flag, sentence: sentence, because: because))
  }

  private func isPresent(_ rule: String) -> Bool {
    analysis.findings.contains { $0.rule == rule && $0.state.isPresent }
  }

  private mutating func addChildsHip() {
    guard let age = analysis.subject.age, (8...16).contains(age) else { return }
    guard pain.mentions("knee", "thigh", "hip", "groin") else { return }
    var signs: [String] = []
    if pain.mentions("limp") { signs.append("a limp was reported") }
    for (rule, words) in [("P11", "less time on one leg"), ("P01", "a pelvic drop")]
    where isPresent(rule) {
      signs.append("\(words) was measured")
    }
    let isOut = analysis.findings.contains {
      $0.rule == FootProgressionAngle.id && ($0.measured?.value ?? 0) < .degrees(-19.5)
    }
    if isOut { signs.append("a foot turned far outwards was measured") }
    guard !signs.isEmpty else { return }
    add("R1", Self.childsHip, ["pain at knee, thigh or hip at that age"] + signs)
  }

  private mutating func addAcute() {
    var signs: [String] = []
    let isInjured = pain.mentions("injur", "trauma", "fall", "accident", "twist")
    if pain.mentions("cannot bear weight", "unable to bear weight", "no weight bearing") {
      signs.append("weight cannot be borne")
    }
    if isInjured, pain.mentions("swell", "swollen") { signs.append("swelling after an injury") }
    if pain.mentions("locked") { signs.append("a locked knee") }
    if pain.mentions("deform") { signs.append("deformity") }
    if !signs.isEmpty { add("R2", "Urgent medical assessment.", signs) }
  }

  private mutating func addSystemic() {
    let words = [
      ("fever", "fever"), ("hot", "a hot joint"), ("night pain", "night pain"),
      ("weight loss", "weight loss"), ("cancer", "a history of cancer"),
      ("calf swelling", "calf swelling"), ("swollen calf", "calf swelling"),
    ]
    let signs = words.filter { pain.mentions($0.0) }.map(\.1)
    if !signs.isEmpty { add("R3", "Urgent medical assessment.", signs) }
  }

  private mutating func addNeurological() {
    var signs: [String] = []
    if pain.mentions("saddle", "bladder", "bowel") { signs.append("saddle or bladder symptoms") }
    if pain.mentions("sudden", "new weakness", "numb") {
      if isPresent("P16") { signs.append("a foot that hangs in swing, reported as new") }
      if isPresent("P11") { signs.append("a sudden asymmetry") }
    }
    if !signs.isEmpty { add("R4", "Urgent medical assessment.", signs) }
  }

  private mutating func addBoneStress() {
    let sport = pain.answer("sport") ?? ""
    let runs = sport.contains("run") || pain.mentions("runner", "running", "low energy")
    guard runs, pain.mentions("groin", "femoral", "thigh", "hip"), isPresent("P11") else { return }
    add(
      "R5", "Stop impact loading; prompt medical assessment.",
      ["a runner with groin or thigh pain and less time on one leg"])
  }

  private mutating func addOperation() {
    let answers = ["surgery", "operation", "prosthesis"].compactMap { pain.answer($0) }
    let isSaid = pain.mentions("surgery", "operation", "prosthesis", "replacement", "acl")
    guard isSaid || answers.contains(where: { !["no", "none", "0"].contains($0) }) else { return }
    add("R6", "The treating team should see these results first.", ["an operation was reported"])
  }

  private mutating func addPersistent() {
    guard pain.mentions("worse", "worsening", "persist", "daily life", "not improving", "months")
    else { return }
    add(
      "R7", "Consider seeing a healthcare provider.",
      ["pain that lasts, grows or affects daily life"])
  }

  /// Few strides, or events of low confidence throughout: measure again before acting.
  private mutating func addDataFlag() {
    let measured = analysis.findings.filter { $0.state.isAssessed && $0.windows > 0 }
    guard !measured.isEmpty, measured.allSatisfy({ $0.windows < Grading.enoughWindows }) else {
      return
    }
    add(
      "R8", "Repeat the measurement before acting.",
      ["every rule rests on one or two strides or repetitions"])
  }
}
