import Foundation

/// Where the real recordings lie, if they are at hand.
///
/// `MAREY_DATA` names the folder; without it, `shared/data` beside the checkout is tried. Tests on
/// real recordings are skipped, visibly, where the folder is missing.
public enum RealData {
  /// The folder of real recordings, or `nil`.
  public static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["MAREY_DATA"]
    let candidate =
      environment.map { URL(fileURLWithPath: $0) }
      ?? repository.deletingLastPathComponent().appendingPathComponent("shared/data")
    return FileManager.default.fileExists(atPath: candidate.path) ? candidate : nil
  }()

  /// Whether real recordings are at hand; for `.enabled(if: RealData.isAvailable)`.
  public static var isAvailable: Bool { folder != nil }

  /// The path of one real recording, relative to the folder.
  public static func path(_ relative: String) -> String {
    guard let folder else { preconditionFailure("enable this test with RealData.isAvailable") }
    return folder.appendingPathComponent(relative).path
  }

  /// The folder of this checkout.
  public static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of synthetic fixtures.
  public static let fixtures = repository.appendingPathComponent("Fixtures")
}
