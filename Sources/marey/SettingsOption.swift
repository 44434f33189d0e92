import Analysis
import Formats
import Foundation
import Motion

/// The option `--settings` of commands that read one file.
enum SettingsOption {
  /// Where the parts of HDF5 files are, as a settings file says; nowhere without one.
  static func paths(_ file: String?) throws -> HDF5Paths {
    guard let file else { return HDF5Paths() }
    guard let text = try? String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8) else {
      throw Terminal.fail(
        ReadError(
          file: file, problem: "expected settings as YAML, found no file that can be read",
          remedy: "give the settings file of the study, such as STUDY/study.yaml"),
        ExitStatus.badSettings)
    }
    do throws(SettingsError) {
      return HDF5Paths(try SettingsFile.settings(from: text, file: file).hdf5Paths)
    } catch {
      throw Terminal.fail(error, ExitStatus.badSettings)
    }
  }
}
