import Formats
import Motion
import Results

/// Compares two `results.json` within tolerances: a laboratory's own check of a new version.
public enum ResultsGate {
  /// One line a difference, named by its path.
  ///
  /// - Parameter tolerance: A file of tolerances; without one numbers may not differ at all.
  public static func differences(
    _ first: String, _ second: String, tolerance: String?
  ) throws(StudyError) -> [String] {
    var difference = ResultsDifference()
    if let tolerance {
      switch ResultsDifference.read(try bytes(tolerance)) {
      case .success(let read): difference = read
      case .failure(let fault):
        throw StudyError(
          .badSettings, file: tolerance, problem: fault.words,
          remedy: "see the README for an example")
      }
    }
    let values = try [first, second].map { path throws(StudyError) in
      guard let value = JSONValue(parsing: try bytes(path)), case .object = value else {
        throw StudyError(
          .badInput, file: path, problem: "expected a results.json, found no JSON object",
          remedy: "give two files that marey wrote")
      }
      return value
    }
    return difference.lines(values[0], values[1])
  }

  private static func bytes(_ path: String) throws(StudyError) -> [UInt8] {
    do {
      return try FileBytes.contents(of: path, file: path)
    } catch {
      throw StudyError(.noInput, file: path, problem: error.problem, remedy: error.remedy)
    }
  }
}
