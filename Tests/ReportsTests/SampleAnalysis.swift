import Foundation
import Motion

/// Invented sessions with plausible curves, from rich to empty.
enum SampleAnalysis {
  /// A walking and squatting session in which every part of a report has something to say.
  static func rich(label: String = "07", session: String? = "pre") -> SessionAnalysis {
    var analysis = richest
    analysis.subject.label = label
    analysis.subject.session = session
    return analysis
  }

  private static let richest: SessionAnalysis = {
    var noise = Noise(seed: 7)
    let walks = (1...3).map { walk("walk0\($0)", condition: "", shift: 0, &noise) }
    let toeIn = walk("toein1", condition: "toe-in", shift: 14, &noise)
    var measures = SubjectMeasures()
    measures.set(.mass, 63.4, from: "participants.tsv")
    measures.set(.height, 1.71, from: "participants.tsv")
    measures.set(.age, 34, from: "participants.tsv")
    measures.set(.markerDiameter, 0.014, from: "settings")
    for side in Side.allCases {
      measures.set(.legLength(side), side == .left ? 0.892 : 0.897, from: "C3D PROCESSING")
      measures.set(.kneeWidth(side), 0.102, from: "C3D PROCESSING")
      measures.set(.ankleWidth(side), 0.071, from: "C3D PROCESSING")
    }
    let subject = Subject(
      label: "07", session: "pre", measures: measures,
      intake: [
        "sex": "F", "walking_aid": "none", "footwear": "barefoot", "symptoms": "n/a",
        "diagnosis_text": "secret referral text", "name": "Jane Roe",
      ])
    var analysis = SessionAnalysis(
      subject: subject,
      standing: .present(StandingAnalysis(trial: "static", angles: [:], gates: [])),
      trials: walks + [toeIn, squat(&noise)], parameters: parameters(), findings: findings(),
      notices: [
        Notice(.subject, "left leg length: C3D PROCESSING says 0.892, participants.tsv says 0.885"),
        Notice(.axes, "The z axis points up, as the file says."),
      ],
      methods: [
        "Markers were read from C3D files at 100 Hz.",
        "Gaps up to 0.1 s were filled with a cubic spline; no low-pass filter was applied.",
        "Joint angles were computed with the conventional gait model.",
      ],
      citations: [
        Citation("Davis et al.", 1991, "Hum Mov Sci 10:575"),
        Citation("Zeni et al.", 2008, "Gait Posture 27:710"),
        Citation("Harrington et al.", 2007, "J Biomech 40:595"),
      ],
      outcomes: outcomes(),
      provenance: Provenance(
        version: "0.1.0",
        inputs: ["static.c3d", "walk01.c3d", "walk02.c3d"].map {
          .init(file: "sub-07/" + $0, sha256: String(repeating: "3fa9", count: 16))
        },
        settings: [
          .init(key: "cleaning.filter", value: "none", isDefault: true),
          .init(key: "cleaning.maximum_gap_s", value: "0.2", isDefault: false),
          .init(key: "events.method", value: "consensus", isDefault: true),
        ]))
    analysis.synopsis = synopsis(of: analysis.findings)
    return analysis
  }()

  /// What the invented findings say together, written out by hand.
  private static func synopsis(of findings: [Finding]) -> Synopsis {
    var synopsis = Synopsis()
    synopsis.entries = findings.filter {
      $0.state.name == "present" && ($0.confidence ?? 0) >= 0.55
    }.map { Synopsis.Entry(title: $0.name, finding: $0, strategies: [], isHeadline: false) }
    synopsis.assessed = 8
    synopsis.expectedByChance = 8 * 0.023
    synopsis.remarks = ["Symptoms were not provided."]
    synopsis.referrals = [
      .init(
        flag: "R1", sentence: "Same-day medical assessment of the hip; do not load until seen.",
        because: ["a child with knee pain and a limp"], isGeneral: true)
    ]
    return synopsis
  }

  /// A person of whom nothing is known and nothing was measured.
  static let empty = SessionAnalysis(
    subject: Subject(label: "02"), standing: .absent(because: "there is no standing trial"),
    trials: [])

  /// A session of refused files only.
  static let failed = SessionAnalysis(
    subject: Subject(label: "03"), standing: .absent(because: "there is no standing trial"),
    trials: [],
    outcomes: [
      .init(
        file: "sub-03/walk01.c3d",
        status: .refused(
          diagnostic: "sub-03/walk01.c3d: byte 512: error: the parameter section says 0 blocks\n"
            + "  remedy: export the trial again")),
      .init(file: "sub-03/notes.txt", status: .ignored(because: "it is no recording")),
    ])

  /// The rich session with every number of its curves not seen, and odd numbers elsewhere.
  static var unseen: SessionAnalysis {
    var analysis = rich()
    let nothing = Waveform(Array(repeating: .nan, count: Waveform.count))
    for index in analysis.trials.indices {
      for cycle in analysis.trials[index].cycles.indices {
        for group in AngleGroup.allCases {
          analysis.trials[index].cycles[cycle].angles[group] = [nothing, nothing, nothing]
        }
        analysis.trials[index].cycles[cycle].emg = ["rectus femoris": nothing]
        analysis.trials[index].cycles[cycle].cycle.footOff = .nan
      }
    }
    for index in analysis.findings.indices {
      analysis.findings[index].measured = Finding.Measured(
        value: .nan, limit: .infinity, excess: -.infinity, uncertainty: .nan, z: .nan, mean: .nan,
        standardDeviation: .nan)
      analysis.findings[index].confidence = .nan
    }
    return analysis
  }

  // MARK: - Trials

  private static func walk(
    _ name: String, condition: String, shift: Double, _ noise: inout Noise
  ) -> TrialAnalysis {
    var cycles: [CycleCurves] = []
    for side in Side.allCases {
      for index in 0..<4 {
        let start = 0.4 + Double(index) * 1.08 + (side == .right ? 0.54 : 0)
        let cycle = Cycle(
          side: side, trial: name, start: start,
          footOff: start + 1.08 * (0.61 + 0.01 * noise.next()),
          end: start + 1.08, source: "file", confidence: .high,
          gates: index == 3 && side == .left ? ["turning"] : [])
        cycles.append(curves(cycle, shift: shift, &noise))
      }
    }
    let frames = 520
    var markers: [String: Trajectory] = [:]
    for (index, label) in ["LASI", "RASI", "LTHI", "RTHI", "LHEE"].enumerated() {
      var x = (0..<frames).map { 0.01 * Double($0) }
      if label == "RTHI" { for frame in 100..<131 { x[frame] = .nan } }
      if label == "LHEE" && name == "walk02" { for frame in 10..<80 { x[frame] = .nan } }
      let level = Array(repeating: Double(index) * 0.1, count: frames)
      markers[label] = Trajectory(label: label, x: x, y: level, z: level)
    }
    let trial = Trial(
      name: name, source: "C3D", task: .walking, condition: condition, rate: 100,
      frameCount: frames, markers: markers,
      notices: [Notice(.markers, trial: name, "LTIB: 4 frames in 1 gap were filled")])
    let envelope = Array(repeating: 0.5, count: 100)
    let muscles = [
      MuscleActivity(
        muscle: "rectus femoris", side: .left, channel: "EMG1", rate: 1000, signalToNoise: 18,
        timingUncertainty: 0.012, conditioning: ["band-pass 20 to 450 Hz"], detector: "threshold",
        timing: .present(.init(envelope: envelope, bursts: [0.35...0.62, 1.4...1.7, 2.5...2.8]))),
      MuscleActivity(
        muscle: "rectus femoris", side: .right, channel: "EMG2", rate: 1000, signalToNoise: 15,
        timingUncertainty: 0.014, conditioning: [], detector: "threshold",
        timing: .present(.init(envelope: envelope, bursts: [0.9...1.15, 1.95...2.25, 3.05...3.3]))),
      MuscleActivity(
        muscle: "gluteus medius", side: .right, channel: "EMG4", rate: 1000, signalToNoise: 4,
        timingUncertainty: 0.05, conditioning: [], detector: "threshold",
        timing: .absent(because: "the signal stands only 4 dB above its noise")),
    ]
    return TrialAnalysis(
      trial: trial, model: "Plug-in Gait", poses: .absent(because: "not kept"),
      angles: .present(JointAngles()), cycles: cycles.sorted { $0.cycle.start < $1.cycle.start },
      muscles: muscles)
  }

  private static func curves(
    _ cycle: Cycle, shift: Double, _ noise: inout Noise
  ) -> CycleCurves {
    var angles: [AngleGroup: [Waveform]] = [:]
    for (group, rows) in SampleCurves.degrees {
      angles[group] = rows.enumerated().map { component, row in
        var offset = 1.6 * noise.next()
        if cycle.side == .right && group == .pelvis && component == 1 { offset += 4 }
        if group == .footProgress && component == 2 { offset += shift }
        return SampleCurves.waveform(row, offset: offset)
      }
    }
    let envelope = Waveform(
      (0..<Waveform.count).map { percent in
        let place = Double(percent) / 100
        let early = exp(-pow((place - 0.08) / 0.07, 2))
        let late = 0.6 * exp(-pow((place - 0.95) / 0.06, 2))
        return 0.08 + 0.8 * early + late + 0.05 * noise.next()
      })
    return CycleCurves(
      cycle: cycle, angles: angles,
      emg: ["rectus femoris": envelope, "vastus lateralis": envelope])
  }

  private static func squat(_ noise: inout Noise) -> TrialAnalysis {
    let frames = 900
    func wave(_ peak: Double, _ rest: Double) -> [Double] {
      (0..<frames).map { frame in
        let phase = Double(frame) / 300 * 2 * Double.pi
        let depth = max(0, sin(phase - 0.6))
        return .degrees(rest + (peak - rest) * depth * depth)
      }
    }
    var curves: [Side: [AngleGroup: AngleCurve]] = [:]
    for side in Side.allCases {
      let flat = wave(4, 2)
      let carries = side == .left
      var knee = wave(carries ? 72 : 85, 6)
      if carries { for frame in 400..<420 { knee[frame] = .nan } }
      curves[side] = [
        .knee: AngleCurve(x: knee, y: wave(carries ? -14 : 3, 1), z: flat),
        .hip: AngleCurve(x: wave(60, 10), y: wave(carries ? 16 : -4, 2), z: flat),
        .pelvis: AngleCurve(x: flat, y: wave(carries ? -9 : 9, 0), z: flat),
        .ankle: AngleCurve(x: wave(carries ? 28 : -20, 3), y: flat, z: flat),
      ]
    }
    let repetitions = (0..<3).map { index in
      let start = 0.3 + 3 * Double(index)
      return Repetition(
        task: .singleLegSquat, trial: "sls_left", side: .left, start: start,
        deepest: start + 0.75, end: start + 1.5, peakKneeFlexion: .degrees(72),
        notes: index == 2 ? ["shallow"] : [])
    }
    let trial = Trial(
      name: "sls_left", source: "TRC", task: .singleLegSquat, rate: 100, frameCount: frames,
      markers: [:])
    return TrialAnalysis(
      trial: trial, model: "Plug-in Gait", poses: .absent(because: "not kept"),
      angles: .present(JointAngles(curves)), repetitions: repetitions)
  }

  // MARK: - What is said

  private static func parameters() -> [Parameter] {
    let rows: [(String, String, Motion.Unit, Double, Double)] = [
      ("speed", "walking speed", .metrePerSecond, 1.24, 0.05),
      ("cadence", "cadence", .perMinute, 111.0 / 60, 1.8 / 60),
      ("stride_length", "stride length", .metre, 1.34, 0.04),
      ("step_length", "step length", .metre, 0.67, 0.02),
      ("step_width", "step width", .metre, 0.11, 0.02),
      ("stance", "stance", .percent, 0.612, 0.011),
      ("double_support", "double support", .percent, 0.22, 0.02),
    ]
    return ["", "toe-in"].flatMap { condition in
      rows.flatMap { name, words, unit, mean, spread in
        let sides: [Side?] = [.left, .right, nil]
        return sides.enumerated().compactMap { index, side -> Parameter? in
          let isUnseen = name == "step_width" && condition == "toe-in"
          let middle = mean + 0.01 * Double(index) * mean
          let statistic = isUnseen ? nil : Statistic(of: [mean - spread, middle, mean + spread])
          let value: Availability<Statistic> =
            statistic.map { .present($0) }
            ?? .absent(because: "the heel markers were not seen at both contacts")
          if name == "speed" && side != nil { return nil }
          return Parameter(
            name: name, words: words, unit: unit, side: side, task: .walking,
            condition: condition, value: value)
        }
      }
    }
  }

  private static func findings() -> [Finding] {
    let schwartz = "Schwartz 2008, children, free speed, n = 82 (paediatric)"
    var findings = [
      finding(
        "P01", "Trendelenburg-type pelvic drop", .present(.moderate), .right, 8.2, 4.0, 1.1, 0.82,
        "The pelvis drops on the swing side while the right leg stands.", 9, 11, schwartz),
      finding(
        "P02", "trunk lean towards the stance side", .present(.mild), .right, 9.6, 6.0, 1.9, 0.68,
        "The trunk leans to the right while the right leg stands.", 8, 11, nil),
      finding(
        "P17", "toe-in foot progression", .borderline, .left, 6.1, 5.2, 2.4, 0.61,
        "The left foot points inwards about as far as the limit.", 5, 9, schwartz),
      finding(
        "P23", "little hip rotation", .present(.mild), .left, 3, 5, 4, 0.31,
        "The left hip rotates little.", 4, 9, schwartz),
    ]
    for (index, side) in Side.allCases.enumerated() {
      findings.append(
        finding(
          "P06", "stiff-knee pattern", .withinReference, side, 58 + Double(index), 48.2, 1.6, 0.9,
          "", 0, 10, schwartz))
      findings.append(
        finding(
          "P09", "knee hyperextension in stance", .withinReference, side, 2.4, -6.7, 1.2, 0.88, "",
          0, 10, schwartz))
      for rule in ["P21", "P22"] {
        findings.append(
          Finding(
            rule: rule, name: rule == "P21" ? "hip-sparing pattern" : "varus thrust",
            state: .notAssessed(because: "there is no force plate"), side: side, task: .walking,
            condition: "", sentence: "", unit: .degree, signInWords: "", evidence: "published",
            citations: []))
      }
    }
    return findings
  }

  private static func finding(
    _ rule: String, _ name: String, _ state: FindingState, _ side: Side, _ value: Double,
    _ limit: Double, _ uncertainty: Double, _ confidence: Double, _ sentence: String,
    _ showing: Int, _ windows: Int, _ reference: String?
  ) -> Finding {
    Finding(
      rule: rule, name: name, state: state, side: side, task: .walking, condition: "",
      sentence: sentence, unit: .degree, signInWords: "drop of the other side",
      measured: .init(
        value: .degrees(value), limit: .degrees(limit), excess: .degrees(value - limit),
        uncertainty: .degrees(uncertainty), z: 3.1, mean: .degrees(value),
        standardDeviation: .degrees(1.4)),
      showing: showing, windows: windows, confidence: confidence,
      evidence: reference == nil ? "choice of the laboratory" : "mean \u{B1} 2 SD of a reference",
      reference: reference, notes: rule == "P01" ? ["larger early drop"] : [],
      details: [.init("Standing obliquity", .degrees(0.8), .degree)],
      citations: [Citation("Schwartz et al.", 2008, "J Biomech 41:1639")])
  }

  private static func outcomes() -> [RecordingOutcome] {
    [
      .init(
        file: "sub-07/ses-pre/static.c3d", status: .standing, task: .standing,
        decidedBy: "name pattern static"),
      .init(
        file: "sub-07/ses-pre/walk01.c3d", status: .analysed, task: .walking,
        decidedBy: "name pattern walk"),
      .init(
        file: "sub-07/ses-pre/walk02.c3d", status: .analysed, task: .walking,
        decidedBy: "name pattern walk"),
      .init(
        file: "sub-07/ses-pre/walk02_emg.csv", status: .joined(to: "walk02.c3d")),
      .init(
        file: "sub-07/ses-pre/ik/walk01.mot",
        status: .ignored(because: "it holds joint angles, no recording")),
      .init(
        file: "sub-07/ses-pre/walk09.trc",
        status: .refused(
          diagnostic: "sub-07/ses-pre/walk09.trc:6:14: error: expected a number for marker RKNE, "
            + "Y, but found \"n/a\"\n  remedy: leave the field empty where the marker was not seen"
        )),
    ]
  }
}
