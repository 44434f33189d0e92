import EMG
import Motion
import Testing

struct ChannelRecognitionTests {
  @Test(
    "a label that names one muscle and one side is understood",
    arguments: [
      ("Voltage.L Rect", Muscle.rectusFemoris, Side.left),
      ("Voltage.R Tib Ant", .tibialisAnterior, .right), ("R Tib Post", .tibialisPosterior, .right),
      ("Voltage.L Hams", .hamstrings, .left), ("Voltage.R Gast", .gastrocnemius, .right),
      ("LREC", .rectusFemoris, .left), ("RSOL", .soleus, .right),
      ("RTA", .tibialisAnterior, .right),
      ("GMED_L", .gluteusMedius, .left), ("left gluteus medius", .gluteusMedius, .left),
      ("Vastus Lateralis R", .vastusLateralis, .right), ("R_VMO", .vastusMedialisObliquus, .right),
      ("LeftSoleus", .soleus, .left), ("RVL", .vastusLateralis, .right),
      ("EMG1.R Gastrocnemius Medialis", .medialGastrocnemius, .right),
      ("Sensor 3: LT BICEPS FEMORIS", .bicepsFemoris, .left),
      ("Right Tensor Fasciae Latae", .tensorFasciaeLatae, .right),
      ("L Peroneus Longus", .peroneusLongus, .left),
      ("L Lat Gastroc", .lateralGastrocnemius, .left), ("L Glut Max", .gluteusMaximus, .left),
    ] as [(String, Muscle, Side)])
  func understood(label: String, muscle: Muscle, side: Side) {
    #expect(ChannelRecognition().channel(label) == MuscleChannel(muscle, side))
  }

  @Test(
    "a label that names none, several, or no side is left alone",
    arguments: [
      "Voltage.L Spare", "VL", "RF", "GMED", "L GM", "LTIB", "LBIC", "LVAS", "LISC", "RJUM", "EMG7",
      "Force.Fx1", "Raw.Pin 3", "Voltage.1", "", "L R Soleus", "Biceps.EMG4", "LG", "L",
      "Infra.EMG10",
    ])
  func unknown(label: String) {
    #expect(ChannelRecognition().channel(label) == nil)
  }

  @Test("the laboratory's mapping wins, and may silence a channel")
  func mapping() {
    let recognition = ChannelRecognition(mapping: [
      "EMG7": MuscleChannel(.gluteusMedius, .right), "Voltage.L Rect": nil,
      "VL": ChannelRecognition.channel(named: "left vastus lateralis"),
    ])
    #expect(recognition.channel("EMG7") == MuscleChannel(.gluteusMedius, .right))
    #expect(recognition.channel("Voltage.L Rect") == nil)
    #expect(recognition.channel("VL") == MuscleChannel(.vastusLateralis, .left))
    #expect(recognition.channel("R Sol") == MuscleChannel(.soleus, .right))
  }

  @Test("every muscle is understood by its own name, on both sides, mirrored alike")
  func names() {
    for muscle in Muscle.allCases {
      for side in Side.allCases {
        let channel = ChannelRecognition.channel(named: "\(side.rawValue) \(muscle.rawValue)")
        #expect(channel == MuscleChannel(muscle, side))
      }
    }
    for label in ["L Rect", "LTA", "GMED_L", "L Hams", "lt vm", "LVMO", "LADDL"] {
      let mirrored = label.replacing("L Rect", with: "R Rect").replacing("LTA", with: "RTA")
        .replacing("GMED_L", with: "GMED_R").replacing("L Hams", with: "R Hams")
        .replacing("lt vm", with: "rt vm").replacing("LVMO", with: "RVMO")
        .replacing("LADDL", with: "RADDL")
      let (left, right) = (
        ChannelRecognition.channel(named: label), ChannelRecognition.channel(named: mirrored)
      )
      #expect(left?.side == .left && right?.side == .right, "\(label)")
      #expect(left?.muscle == right?.muscle)
    }
  }

  @Test("channels of a trial: forces are neither, a second channel of a muscle is listed")
  func trial() {
    func channel(_ label: String, _ unit: Unit?) -> AnalogChannel {
      AnalogChannel(label: label, unit: unit, rate: 1000, samples: [0])
    }
    let trial = Trial(
      name: "t", source: "test", rate: 100, frameCount: 1, markers: [:],
      analog: [
        channel("Force.Fx1", .newton), channel("L Rect", .volt), channel("R Rect", nil),
        channel("L RF", .millivolt), channel("Spare", .volt),
      ])
    let found = ChannelRecognition().channels(in: trial)
    #expect(found.recognised.map(\.channel.label) == ["L Rect", "R Rect"])
    #expect(found.unmapped == ["L RF", "Spare"])
  }
}
