import Study

/// Exit statuses, after sysexits.h.
enum ExitStatus {
  static let someRefused: Int32 = 1
  static let badInput: Int32 = 65
  static let noInput: Int32 = 66
  static let cannotWrite: Int32 = 73
  static let interrupted: Int32 = 75
  static let badSettings: Int32 = 78

  static func status(of error: StudyError) -> Int32 {
    switch error.kind {
    case .badUsage: 64
    case .noInput: noInput
    case .badInput: badInput
    case .badSettings: badSettings
    case .cannotWrite: cannotWrite
    }
  }
}
