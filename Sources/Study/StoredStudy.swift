import Formats
import Foundation
import Motion

/// The sessions that an output folder holds, in the order of their run, as its run.json names them.
struct StoredStudy: Sendable {
  struct Session: Decodable, Sendable {
    var participant: String
    var session: String?
    var report: String?

    /// `sub-P01/ses-pre`.
    var folder: String { "sub-\(participant)" + (session.map { "/ses-\($0)" } ?? "") }

    /// `P01` or `P01, pre`.
    var title: String { participant + (session.map { ", \($0)" } ?? "") }
  }

  private struct File: Decodable {
    var schema: String
    var version: String
    var sessions: [Session]
  }

  var output: String
  /// The version of the program that ran.
  var version: String
  var sessions: [Session]

  init(output: String) throws(StudyError) {
    let path = output + "/run.json"
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.contents(of: path, file: path)
    } catch {
      throw StudyError(
        .noInput, file: path, problem: "expected the outputs of a run, found none",
        remedy: "give the OUT of an earlier `marey run STUDY OUT`")
    }
    guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)),
      file.schema == "marey.run/1"
    else {
      throw StudyError(
        .badInput, file: path, problem: "expected a record of schema marey.run/1, found none",
        remedy: "run the study again with this version of marey")
    }
    // Labels are names of folders below OUT and lead nowhere else.
    for session in file.sessions {
      let labels = [session.participant] + (session.session.map { [$0] } ?? [])
      guard labels.allSatisfy({ SafeName.name($0) == $0 }) else {
        throw StudyError(
          .badInput, file: path, problem: "expected labels that are names of folders",
          remedy: "run the study again with this version of marey")
      }
    }
    self.output = output
    version = file.version
    sessions = file.sessions
  }
}
