import Foundation

/// One frame of a real trial, from markers to angles, worked out independently; it lies beside the
/// real recordings.
public struct GoldenFrame: Decodable, Sendable {
  public struct Offsets: Decodable, Sendable {
    public var StaticPlantFlex: Double
    public var StaticRotOff: Double
  }
  public struct Computed: Decodable, Sendable {
    public var joint_centres_mm: [String: [Double]]
    public var angles_deg: [String: [Double]]
  }
  public var anthropometry: [String: Double]
  public var static_offsets_rad: [String: Offsets]
  public var markers_mm: [String: [Double]]
  public var computed: Computed

  /// Where it lies, or `nil`.
  public static var url: URL? {
    let url = RealData.folder?.deletingLastPathComponent()
      .appendingPathComponent("design/plug-in-gait-golden.json")
    return url.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
  }

  public static var isAvailable: Bool { url != nil }

  public static func load() throws -> GoldenFrame {
    guard let url else { preconditionFailure("enable this test with GoldenFrame.isAvailable") }
    return try JSONDecoder().decode(GoldenFrame.self, from: Data(contentsOf: url))
  }
}
