import Formats
import Motion
import TestSupport
import Testing

/// Whole real files against ezc3d 1.7.2, which shares no code with marey.
///
/// The numbers come from this, over every `.c3d` of the folder of real recordings:
///
///     c = ezc3d.c3d(f); p = c['data']['points'][:3]; a = c['data']['analogs'][0]
///     u = c['parameters']['ANALOG']['UNITS']['value']; F = {'N': 1, 'Nmm': 1e-3, 'V': 1, '': 1}
///     print(p.shape, c['header']['points']['first_frame'] + 1, np.isnan(p).any(0).sum(),
///           np.nansum(np.abs(p)), a.shape, sum(np.abs(a[i]).sum() * F[u[i]] for i in range(len(a))),
///           c['parameters']['EVENT']['USED']['value'][0])
@Suite(.enabled(if: RealData.isAvailable))
struct C3DReferenceTests {
  struct Reference: CustomTestStringConvertible, Sendable {
    var file: String
    var points: Int
    var frames: Int
    var first: Int
    var gaps: Int
    /// Sum of all absolute coordinates, in the file's unit.
    var coordinates: Double
    var channels: Int
    var samples: Int
    /// Sum of all absolute samples, SI units.
    var signals: Double
    var events: Int

    init(
      _ file: String, points: Int, frames: Int, first: Int, gaps: Int, coordinates: Double,
      channels: Int, samples: Int, signals: Double, events: Int
    ) {
      self.file = file
      self.points = points
      self.frames = frames
      self.first = first
      self.gaps = gaps
      self.coordinates = coordinates
      self.channels = channels
      self.samples = samples
      self.signals = signals
      self.events = events
    }

    var testDescription: String { file }
  }

  @Test("agrees with ezc3d on every number of", arguments: references)
  func agrees(reference: Reference) throws {
    let recording = try C3D.recording(at: RealData.path(reference.file), file: reference.file)
    let columns =
      recording.trajectories.map { [$0.x, $0.y, $0.z] } + recording.modelOutputs.map(\.columns)
    #expect(columns.count == reference.points)
    #expect(recording.frameCount == reference.frames)
    #expect(recording.firstFrame == reference.first)
    #expect(columns.allSatisfy { $0.allSatisfy { $0.count == reference.frames } })
    #expect(columns.reduce(0) { $0 + gaps($1[0]) } == reference.gaps)

    let metres = recording.trajectories.reduce(0) { $0 + sum($1.x) + sum($1.y) + sum($1.z) }
    let curves = recording.modelOutputs.reduce(0) { $0 + $1.columns.reduce(0) { $0 + sum($1) } }
    #expect(isClose(metres * 1000 + curves, reference.coordinates))

    let signals = recording.plates.flatMap(\.channels) + recording.analog
    #expect(signals.count == reference.channels)
    #expect(signals.allSatisfy { $0.samples.count == reference.samples })
    #expect(isClose(signals.reduce(0) { $0 + sum($1.samples) }, reference.signals))
    #expect(recording.events.count == reference.events)
    #expect(recording.up == (reference.points > 0 ? .plusZ : nil))
  }

  private func gaps(_ column: [Double]) -> Int { column.count { !$0.isFinite } }

  private func sum(_ column: [Double]) -> Double {
    column.reduce(0) { $1.isFinite ? $0 + abs($1) : $0 }
  }

  /// ezc3d scales in single precision: half a unit of the seventh digit.
  private func isClose(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-7 * abs(expected) + 0.001
  }

  static let references: [Reference] = [
    .init(
      "biomechzoo-gait-c3d/HC002D/Static/HC002D02.c3d", points: 311, frames: 51, first: 50,
      gaps: 144,
      coordinates: 10_405_326.894, channels: 24, samples: 510, signals: 169_066.4743, events: 0),
    .init(
      "biomechzoo-gait-c3d/HC002D/Straight/HC002D06.c3d", points: 286, frames: 255, first: 124,
      gaps: 4896,
      coordinates: 72_464_987.051, channels: 24, samples: 2550, signals: 338_017.9593, events: 12),
    .init(
      "biomechzoo-gait-c3d/HC002D/Turn/HC002D25.c3d", points: 287, frames: 237, first: 110,
      gaps: 3871,
      coordinates: 56_340_939.760, channels: 24, samples: 2370, signals: 395_401.1101, events: 12),
    .init(
      "biomechzoo-gait-c3d/HC030A/Static/HC030A01.c3d", points: 311, frames: 300, first: 1,
      gaps: 387,
      coordinates: 65_648_224.228, channels: 24, samples: 3000, signals: 1_485_955.8670, events: 2),
    .init(
      "biomechzoo-gait-c3d/HC030A/Straight/HC030A05.c3d", points: 291, frames: 197, first: 286,
      gaps: 2502,
      coordinates: 47_582_738.979, channels: 24, samples: 1970, signals: 595_790.1419, events: 8),
    .init(
      "biomechzoo-gait-c3d/HC030A/Turn/HC030A22.c3d", points: 296, frames: 512, first: 126,
      gaps: 12523,
      coordinates: 171_712_171.219, channels: 24, samples: 5120, signals: 656_306.6111, events: 19),
    .init(
      "biomechzoo-gait-c3d/HC031A/Static/HC031A01.c3d", points: 314, frames: 300, first: 1,
      gaps: 1286,
      coordinates: 65_799_136.556, channels: 24, samples: 3000, signals: 906_070.8082, events: 0),
    .init(
      "biomechzoo-gait-c3d/HC031A/Straight/HC031A06.c3d", points: 291, frames: 172, first: 158,
      gaps: 2159,
      coordinates: 39_512_136.234, channels: 24, samples: 1720, signals: 300_088.1774, events: 8),
    .init(
      "biomechzoo-gait-c3d/HC031A/Turn/HC031A23.c3d", points: 292, frames: 362, first: 107,
      gaps: 7822,
      coordinates: 100_110_079.315, channels: 24, samples: 3620, signals: 443_032.3976, events: 16),
    .init(
      "biomechzoo-gait-c3d/HC032A/Static/HC032A01.c3d", points: 311, frames: 300, first: 1,
      gaps: 387,
      coordinates: 64_523_470.390, channels: 24, samples: 3000, signals: 1_857_481.8366, events: 2),
    .init(
      "biomechzoo-gait-c3d/HC032A/Straight/HC032A03.c3d", points: 291, frames: 195, first: 157,
      gaps: 2472,
      coordinates: 50_274_160.056, channels: 24, samples: 1950, signals: 768_775.1781, events: 8),
    .init(
      "biomechzoo-gait-c3d/HC032A/Turn/HC032A18.c3d", points: 291, frames: 337, first: 54,
      gaps: 6531,
      coordinates: 110_937_785.278, channels: 24, samples: 3370, signals: 613_145.7575, events: 13),
    .init(
      "biomechzoo-gait-c3d/HC033A/Static/HC033A01.c3d", points: 311, frames: 53, first: 58,
      gaps: 144,
      coordinates: 10_508_072.430, channels: 24, samples: 530, signals: 276_252.7075, events: 2),
    .init(
      "biomechzoo-gait-c3d/HC033A/Straight/HC033A10.c3d", points: 292, frames: 170, first: 128,
      gaps: 6833,
      coordinates: 36_508_300.683, channels: 24, samples: 1700, signals: 576_250.0546, events: 8),
    .init(
      "biomechzoo-gait-c3d/HC033A/Turn/HC033A22.c3d", points: 293, frames: 393, first: 96,
      gaps: 17306,
      coordinates: 120_594_707.405, channels: 24, samples: 3930, signals: 660_486.3451, events: 17),
    .init(
      "biomechzoo-gait-c3d/HC036A/Static/HC036A01.c3d", points: 309, frames: 56, first: 7,
      gaps: 168,
      coordinates: 11_514_409.085, channels: 24, samples: 560, signals: 198_787.6082, events: 0),
    .init(
      "biomechzoo-gait-c3d/HC036A/Straight/HC036A10.c3d", points: 295, frames: 178, first: 79,
      gaps: 2147,
      coordinates: 44_588_506.229, channels: 24, samples: 1780, signals: 350_055.5053, events: 9),
    .init(
      "biomechzoo-gait-c3d/HC036A/Turn/HC036A23.c3d", points: 288, frames: 223, first: 109,
      gaps: 882,
      coordinates: 66_858_995.246, channels: 24, samples: 2230, signals: 238_173.1425, events: 0),
    .init(
      "btk-orthotrak-gait/C3DSamples/others/Gait.c3d", points: 33, frames: 487, first: 1,
      gaps: 9682,
      coordinates: 10_399_781.186, channels: 28, samples: 4870, signals: 136_058.3786, events: 0),
    .init(
      "btk-pig-flatfoot-pair/PiG_Calibration3_FF.c3d", points: 66, frames: 95, first: 604, gaps: 4,
      coordinates: 4_853_031.690, channels: 0, samples: 0, signals: 0.0000, events: 0),
    .init(
      "btk-pig-flatfoot-pair/PiG_Calibration3_noFF.c3d", points: 66, frames: 95, first: 604,
      gaps: 4,
      coordinates: 4_844_278.012, channels: 0, samples: 0, signals: 0.0000, events: 0),
    .init(
      "btk-pig-flatfoot-pair/PiG_Motion3_FF.c3d", points: 97, frames: 293, first: 725, gaps: 4429,
      coordinates: 25_529_435.213, channels: 34, samples: 2930, signals: 1_511_433.8435, events: 12),
    .init(
      "btk-pig-flatfoot-pair/PiG_Motion3_noFF.c3d", points: 97, frames: 293, first: 725, gaps: 4526,
      coordinates: 25_496_997.028, channels: 34, samples: 2930, signals: 1_511_433.8562, events: 12),
    .init(
      "kineticstoolkit-c3d-metres/others/C3DRotationExample.c3d", points: 0, frames: 340, first: 1,
      gaps: 0,
      coordinates: 0.000, channels: 0, samples: 0, signals: 0.0000, events: 0),
    .init(
      "kineticstoolkit-c3d-metres/walkingOptiTrack.c3d", points: 12, frames: 3361, first: 1,
      gaps: 2996,
      coordinates: 33_751_988.173, channels: 0, samples: 0, signals: 0.0000, events: 0),
    .init(
      "opensim-forceplate-reference/OpenSim/Tests/shared/walking2.c3d", points: 44, frames: 1249,
      first: 1, gaps: 27567,
      coordinates: 66_776_275.807, channels: 12, samples: 9992, signals: 1_918_327.5608, events: 0),
    .init(
      "pycgm-nexus-model-outputs/Movement_trial.c3d", points: 239, frames: 323, first: 695,
      gaps: 2735,
      coordinates: 89_026_061.639, channels: 69, samples: 2907, signals: 2_947_497.3987, events: 0),
    .init(
      "pyomeca-nexus-csv/markers_analogs.c3d", points: 51, frames: 580, first: 1, gaps: 305,
      coordinates: 43_415_723.275, channels: 38, samples: 11600, signals: 4_244.5040, events: 0),
  ]
}
