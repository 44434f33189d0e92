import Foundation
import Motion
import Reports
import Testing

@Suite("Reference in the report")
struct ReferenceBandTests {
  private func analysis(flags: [String]) -> SessionAnalysis {
    var analysis = SampleAnalysis.rich()
    let group = analysis.trials.first { !$0.cycles.isEmpty }
    let knee = CycleQuantity.angle(.knee, 0)
    analysis.references = [
      ConditionReference(
        task: group?.trial.task ?? .walking, condition: group?.trial.condition ?? "", speed: 0.43,
        words: "Schwartz et al. 2008, 82 children", flags: flags,
        bands: [knee: Schwartz2008.curves.band(of: knee, at: 0.43)].compactMapValues { $0 })
    ]
    return analysis
  }

  @Test("every figure over the cycle names it, with what does not fit")
  func caption() {
    let html = SubjectReport.html(for: analysis(flags: ["speed not matched"]))
    #expect(html.contains("Grey: Schwartz et al. 2008, 82 children, mean"))
    #expect(html.contains("Speed not matched."))
  }

  @Test("without a reference for adults the report begins with it")
  func adults() throws {
    let sentence = "no adult reference is loaded: `marey norms build` makes one"
    let html = SubjectReport.html(for: analysis(flags: ["an adult against children; " + sentence]))
    let first = try #require(html.range(of: "no adult reference is loaded"))
    let quality = try #require(html.range(of: "Data quality: "))
    #expect(first.lowerBound < quality.lowerBound)
    #expect(!SubjectReport.html(for: analysis(flags: [])).contains("no adult reference"))
  }
}
