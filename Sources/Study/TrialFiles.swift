import Formats
import Foundation
import Motion

/// One file of a trial, and what the files beside it add to it.
package struct TrialFiles: Sendable {
  /// The trial, with everything that could be taken along.
  package private(set) var recording: Recording
  /// What was taken along, in words: the file, and what came from it.
  package private(set) var taken: [String] = []
  /// Files of the same trial that were not, each with the reason.
  package private(set) var left: [String] = []

  /// The endings of files that hold signals and force plates of a trial.
  private static let endings: Set<String> = [
    "csv", "tsv", "txt", "mot", "sto", "forces", "anc", "h5", "hdf5", "c3d", "trc",
  ]

  /// Reads a file and those beside it that belong to the same trial.
  ///
  /// A file of markers leads, and only files without markers are taken along: a second file of the
  /// same markers is another recording of the trial.
  ///
  /// - Parameters:
  ///   - output: A file that is not looked at, because it is to be written.
  ///   - lengthUnit: The unit that positions are in, instead of the one that the file says.
  package init(
    at path: String, besides output: String, lengthUnit: Motion.Unit?,
    paths: HDF5Paths = HDF5Paths()
  ) throws(ReadError) {
    recording = try RecordingFormats.recording(at: path, lengthUnit: lengthUnit, paths: paths)
    let file = Self.file(path)
    let written = Self.file(output)
    var parts = [
      RecordingJoin.Part(
        file: file, naming: Self.naming(of: file), recording: recording)
    ]
    let leads = !recording.trajectories.isEmpty
    for sibling in Self.siblings(of: file) where sibling.path != written.path {
      guard leads else {
        left.append("\(sibling.name), which belongs to the same trial; convert the file of markers")
        continue
      }
      do throws(ReadError) {
        guard try RecordingFormats.format(at: sibling.path) != nil else { continue }
        let other = try RecordingFormats.recording(
          at: sibling.path, file: sibling.name, paths: paths)
        guard other.trajectories.isEmpty else { continue }
        parts.append(
          RecordingJoin.Part(
            file: sibling, naming: Self.naming(of: sibling), recording: other))
      } catch {
        guard !error.isNoRecording else { continue }
        left.append("\(sibling.name): \(error.problem)")
      }
    }
    let join = RecordingJoin(parts)
    guard leads, let trial = join.trials.first else { return }
    let name = recording.name
    recording = trial.recording
    recording.name = name
    taken = trial.joined.map(\.name)
    for outcome in join.outcomes {
      switch outcome.status {
      case .refused(let diagnostic): left.append(diagnostic)
      case .ignored(let reason): left.append("\(outcome.file): \(reason)")
      default: break
      }
    }
  }

  private static func file(_ path: String) -> StudyFile {
    let url = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    return StudyFile(path: url.path, relative: url.lastPathComponent)
  }

  /// What the name of a file tells, or that of its folder where the name says only what it holds.
  private static func naming(of file: StudyFile) -> FileNaming {
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().lastPathComponent
    let isKind = FileNaming.kindStems.contains(file.stem.lowercased())
    var naming = FileNaming(folders: isKind ? [folder] : [], stem: file.stem)
    naming.levels = []
    return naming
  }

  /// The files in the same folder whose names say that they belong to the same trial.
  private static func siblings(of file: StudyFile) -> [StudyFile] {
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let own = Self.naming(of: file)
    let stems = [own.stem, own.markersOf].compactMap { $0?.lowercased() }
    return names.map { StudyFile(path: folder.appendingPathComponent($0).path, relative: $0) }
      .filter { other in
        let naming = Self.naming(of: other)
        return other.path != file.path && endings.contains(other.ending)
          && (naming.stem.lowercased() == stems[0]
            || naming.companionOf.map { stems.contains($0.lowercased()) } ?? false)
      }
      .sorted { NaturalOrder.precedes($0.name, $1.name) }
  }
}
