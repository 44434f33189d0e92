import Geometry
import Motion

/// A small analysis with something in every field, and numbers that are easy to follow.
enum SampleAnalysis {
  static let frames = 5

  /// One radian per hundred frames and component: distinct everywhere, NaN in frame 3.
  static func curve(_ start: Double) -> AngleCurve {
    func column(_ component: Double) -> [Double] {
      (0..<frames).map { $0 == 3 ? .nan : start + component + Double($0) / 100 }
    }
    return AngleCurve(x: column(0), y: column(0.1), z: column(0.2))
  }

  static func cycle(_ side: Side, _ start: Double, gates: [String] = []) -> CycleCurves {
    let waveform = Waveform((0..<101).map { Double($0) / 100 })
    return CycleCurves(
      cycle: Cycle(
        side: side, trial: "walk/01", start: start, footOff: start + 0.6, end: start + 1,
        source: "plates", headingChange: 0.1, gates: gates),
      angles: [.knee: [waveform, waveform, waveform], .hip: [waveform]],
      emg: side == .left ? ["rectus femoris": waveform] : [:])
  }

  static func trial(_ name: String) -> TrialAnalysis {
    // Laboratory y up: x stays, the laboratory's z is the trial's -y, its y the trial's z.
    let turn = Matrix3(
      x: Vector3(1, 0, 0), y: Vector3(0, 0, 1), z: Vector3(0, -1, 0))
    var trial = Trial(
      name: name, source: "C3D", task: .walking, condition: "barefoot", rate: 100,
      frameCount: frames, firstFrame: 695, axesFromLaboratory: turn, markers: [:],
      analog: [AnalogChannel(label: "EMG2", unit: .volt, rate: 1000, samples: [0, 0, 0])])
    trial.notices = []
    let centre = (0..<frames).map { Vector3(Double($0), 2, 3) }
    var analysis = TrialAnalysis(
      trial: trial, model: "Plug-in Gait",
      poses: .present(
        SegmentPoses(
          frameCount: frames, poses: [:], centres: [.left: [.knee: centre]], progression: .plusX)),
      angles: .present(JointAngles([.left: [.knee: curve(1), .pelvis: curve(2)]])),
      events: [
        GaitEvent(.initialContact, side: .left, time: 0.01, source: "plates"),
        GaitEvent(.other("Général"), side: nil, time: 0.02, source: "file"),
      ],
      cycles: [
        cycle(.left, 0.01), cycle(.right, 0.5), cycle(.left, 1.01, gates: ["turning: 40°"]),
      ],
      repetitions: [
        Repetition(
          task: .singleLegSquat, trial: name, side: .left, start: 0, deepest: 1, end: 2,
          peakKneeFlexion: .degrees(60), notes: ["shallow"])
      ],
      muscles: [
        MuscleActivity(
          muscle: "rectus femoris", side: .left, channel: "EMG1", rate: 1000, signalToNoise: 12,
          timingUncertainty: 0.01, conditioning: ["band-pass 20–400 Hz"], detector: "threshold",
          timing: .present(.init(envelope: [0, 0.5, 1], bursts: [0.1...0.2, 0.4...0.6]))),
        MuscleActivity(
          muscle: "soleus", side: .right, channel: "EMG2", rate: 1000, signalToNoise: nil,
          timingUncertainty: 0.01, conditioning: [], detector: "threshold",
          timing: .absent(because: "the channel is flat")),
      ])
    let lean = (0..<frames).map { $0 == 3 ? .nan : Double($0) / 10 }
    analysis.trunk = .present(TrunkMotion(basis: .spine, angles: [.lean: lean]))
    return analysis
  }

  static func session() -> SessionAnalysis {
    var measures = SubjectMeasures()
    measures.set(.mass, 70.123456789123, from: "participants.tsv")
    return SessionAnalysis(
      subject: Subject(
        label: "01", session: "pre", measures: measures,
        intake: [
          "diagnosis_text": "Geheim", "sex": "F", "referral_question": "Which brace?",
          "examination_range": "hip extension 5 degrees left",
        ]),
      standing: .present(
        StandingAnalysis(
          trial: "static", angles: [.left: [.knee: [.degrees(5), .nan, 0]]], gates: ["one"])),
      trials: [trial("walk/01"), trial("walk_01"), trial(".")],
      parameters: [
        Parameter(
          name: "cadence", words: "cadence", unit: .perMinute, side: nil, task: .walking,
          condition: "",
          value: Statistic(of: [1.9, 2.1]).map { .present($0) } ?? .absent(because: "")),
        Parameter(
          name: "step_width", words: "step width", unit: .metre, side: .left, task: .walking,
          condition: "", value: .absent(because: "no other foot")),
      ],
      findings: [
        Finding(
          rule: "P01", name: "Pelvic drop", state: .present(.moderate), side: .right,
          task: .walking, condition: "barefoot", sentence: "<b>drops</b> </script>",
          unit: .degree, signInWords: "+ own side up",
          measured: .init(
            value: .degrees(-8), limit: .degrees(-5), excess: .degrees(3),
            uncertainty: .degrees(1), z: -2.5, mean: .degrees(-8), standardDeviation: nil),
          showing: 4, windows: 6, confidence: 0.87654321987, evidence: "B", reference: "own band",
          gates: [], notes: ["early"],
          details: [.init("stance", 0.62, .percent)],
          citations: [Citation("Perry", 1992, "Gait Analysis")]),
        Finding(
          rule: "K07", name: "Stiff knee", state: .notAssessed(because: "no cycles"), side: .left,
          task: .walking, condition: "", sentence: "", unit: .degree, signInWords: "",
          evidence: "C", citations: []),
      ],
      notices: [Notice(.markers, trial: "walk/01", "RTHI: 31 frames \"filled\"\n\u{7}")],
      methods: ["Angles by Plug-in Gait."], citations: [Citation("Davis", 1991, "HMS")],
      outcomes: [
        RecordingOutcome(
          file: "sub-01/bad.c3d", status: .refused(diagnostic: "bad.c3d: byte 512"), task: nil)
      ],
      provenance: Provenance(
        version: "1.0", inputs: [.init(file: "sub-01/walk.c3d", sha256: "ab")],
        settings: [.init(key: "cleaning.filter", value: "auto", isDefault: true)]))
  }
}
