import Analysis
import Formats
import Foundation
import Motion
import Results

/// Makes a laboratory's own reference from a study of healthy people.
public struct NormsStudy: Sendable {
  public var options: RunOptions

  /// What a build came to.
  public struct Summary: Sendable {
    public var norms: LaboratoryNorms
    /// Sessions that gave no person, each with its reason.
    public var skipped: [String]
    /// The diagnostic of every refused file.
    public var refusals: [String]

    /// For people: one line a speed band, then what is missing.
    public var lines: [String] {
      var lines = norms.bands.map { band in
        let reason = LaboratoryNorms.refusalOfZ(people: band.people.count)
        let people = band.people.count == 1 ? "person" : "people"
        return "\(band.words): \(band.people.count) \(people)"
          + (reason.map { ", no z: \($0)" } ?? "")
      }
      lines += skipped.map { "left out: \($0)" }
      let noisy = (norms.curveFlagRates + norms.ruleFlagRates).filter { $0.share > 0.05 }
      lines += noisy.map { rate in
        "flags \(rate.flagged) of \(rate.people) of its own people: \(rate.name)"
      }
      return lines
    }
  }

  public init(_ options: RunOptions) { self.options = options }

  /// Analyses every session, takes one side a person and speed band, then judges each person by all
  /// the others.
  public func build() async throws(StudyError) -> Summary {
    let study = try PreparedStudy(options)
    let contributions = await concurrently(study.sessions) { plan in
      Self.contributions(of: plan, loader: study.loader)
    }.flatMap { $0 }
    let builder = NormsBuilder()
    var people: [LaboratoryNorms.Person] = []
    for person in contributions.flatMap(\.people)
    where !people.contains(where: { $0.label == person.label && $0.band == person.band }) {
      people.append(person)
    }
    guard !people.isEmpty else {
      throw StudyError(
        .noInput, file: options.study,
        problem: "expected people who walk, found no cycle that rules may look at",
        remedy: "`marey check` says what each recording lacks")
    }
    let errors = builder.measurementErrors(
      of: contributions.map { ($0.label, $0.parameters) })
    var norms = LaboratoryNorms(
      model: contributions.compactMap(\.model).first ?? "", people: people,
      measurementErrors: errors.errors, repeatedPeople: errors.people)
    norms.curveFlagRates = builder.curveFlagRates(of: norms)
    norms.ruleFlagRates = await ruleFlagRates(of: norms, study: study)
    return Summary(
      norms: norms,
      skipped: contributions.filter { $0.people.isEmpty }.map {
        "\($0.title): no assessed walking cycle with joint angles"
      }, refusals: contributions.flatMap(\.refusals))
  }

  /// Writes the norms beside their place and renames them into it.
  public static func write(_ norms: LaboratoryNorms, to file: String) throws(StudyError) {
    do {
      try FileBytes.replace(file, with: Array(NormsFile.text(for: norms).utf8))
    } catch {
      throw StudyError(
        .cannotWrite, file: file, problem: "expected to write the norms, but the disk refused",
        remedy: "check that the folder exists and may be written to")
    }
  }

  /// What one session gives.
  private struct Contribution: Sendable {
    var label: String
    var title: String
    var people: [LaboratoryNorms.Person]
    var parameters: [String: Double]
    var model: String?
    var refusals: [String]
  }

  private static func contributions(
    of plan: StudyPlan.Session, loader: SessionLoader
  ) -> [Contribution] {
    loader.sessions(of: plan).map { plan, loaded in
      let analysis = SessionAnalyzer(settings: loader.settings).analysis(of: loaded.session)
      let refusals = loaded.outcomes.compactMap { outcome -> String? in
        if case .refused(let diagnostic) = outcome.status { return diagnostic }
        return nil
      }
      return Contribution(
        label: analysis.subject.label, title: plan.title,
        people: NormsBuilder().people(from: analysis),
        parameters: NormsBuilder().parameters(from: analysis),
        model: analysis.trials.first?.model, refusals: refusals)
    }
  }

  /// Every rule's share of `present` among people whom all the others judge; empty where those are
  /// too few for a z.
  private func ruleFlagRates(
    of norms: LaboratoryNorms, study: PreparedStudy
  ) async -> [LaboratoryNorms.FlagRate] {
    let labels = Set(norms.people.map(\.label))
    guard labels.count > NormalBand.leastCountForZ else { return [] }
    // One session a person: the first, as in the bands.
    var seen: Set<String> = []
    let sessions = study.sessions.filter { seen.insert($0.subject).inserted }
    let findings = await concurrently(sessions) { plan in
      study.loader.sessions(of: plan).map { plan, loaded in
        var settings = study.loader.settings
        settings.reference = norms.without(loaded.session.subject.label).referenceSet
        return SessionAnalyzer(settings: settings).analysis(of: loaded.session).findings
      }
    }
    return NormsBuilder().ruleFlagRates(of: findings.flatMap { $0 })
  }

  /// Results in the order of the sessions, some sessions at a time.
  private func concurrently<Result: Sendable>(
    _ sessions: [StudyPlan.Session],
    _ work: @escaping @Sendable (StudyPlan.Session) -> Result
  ) async -> [Result] {
    let cores = options.cores(of: sessions.count)
    var results: [Result?] = Array(repeating: nil, count: sessions.count)
    await withTaskGroup(of: (Int, Result).self) { group in
      var next = 0
      func begin() {
        guard next < sessions.count else { return }
        let index = next
        next += 1
        group.addTask {
          (index, RecordingFormats.$cores.withValue(cores) { work(sessions[index]) })
        }
      }
      for _ in 0..<max(1, options.jobs) { begin() }
      while let (index, result) = await group.next() {
        results[index] = result
        begin()
      }
    }
    return results.compactMap { $0 }
  }
}
