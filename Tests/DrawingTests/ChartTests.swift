import Drawing
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Charts as SVG")
struct ChartTests {
  private let style = Style(Colour(rgb: 0xCC4B37), width: 2, dash: [4, 2])

  private func chart(_ curve: [Double], title: String = "Knee flexion") -> Chart {
    var chart = Chart(
      title: title, description: "A curve.", x: Chart.Axis(title: "cycle (%)", range: 0...100),
      y: Chart.Axis(title: "degrees", range: -10...80))
    let places = curve.indices.map { Double($0) * 100 / Double(max(curve.count - 1, 1)) }
    chart.lines = [.init(x: places, y: curve, style: style)]
    return chart
  }

  /// The `d` of the first path.
  private func path(_ svg: String) -> String? {
    svg.firstMatch(of: /<path d="([^"]*)" stroke="#cc4b37"/).map { String($0.1) }
  }

  @Test("are well-formed, with everything that a chart can hold")
  func wellFormed() {
    var full = chart([0, 10, .nan, 40, 5], title: "<b> & \"q\" ]]> \u{202E}")
    full.description = "</desc><script>alert(1)</script>"
    full.spans = [.init(from: -5, to: 20, colour: .black)]
    full.bands = [
      .init(
        x: [0, 50, 100], lower: [0, .nan, 3], upper: [5, 5, 5], colour: .black, opacity: 0.2),
      .init(x: [0, 50], lower: [0, 1], upper: [5, 5], colour: .black, opacity: 0.2),
    ]
    full.marks = [.init(x: 60, style: style), .init(x: .nan, style: style)]
    full.bars = [.init(label: "<L>", stretches: [-20...30], colour: .black, isHollow: true)]
    full.dots = [
      .init(x: 50, y: 20, shape: .circle, colour: .black),
      .init(x: 50, y: .nan, shape: .square, colour: .black, isHollow: true),
    ]
    full.rowNames = [.init("<row>", level: 10)]
    full.base = "\"><script>"
    full.unit = "\u{B0}"
    full.labels = [.init("\"<", across: 0.5, down: 0.5, anchor: .middle)]
    full.legend = [.init("left & right", style)]
    let svg = full.svg
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(!svg.contains("<script"))
    #expect(!svg.contains("style="))
    #expect(XMLParser(data: Data(style.swatch.utf8)).parse())
  }

  @Test("name themselves to a reader who does not see them")
  func accessible() {
    let svg = chart([1, 2]).svg
    #expect(svg.contains("aria-label=\"A curve.\""))
    #expect(svg.contains("role=\"img\""))
    var linked = chart([1, 2])
    linked.dots = [.init(x: 1, y: 1, shape: .square, colour: .black, link: "a.html", name: "A")]
    #expect(!linked.svg.contains("role=\"img\""))
    #expect(linked.svg.contains("<a href=\"a.html\" aria-label=\"A\">"))
  }

  @Test("place samples where the axes say")
  func places() {
    // The plot is 200 by 150; the range is 90 degrees high.
    #expect(path(chart([-10, 80, 35]).svg) == "M0 150l100-150 100 75")
  }

  @Test("break the line at a gap, and show a lone sample as a dot")
  func gaps() {
    let broken = path(chart([-10, -10, .nan, 80, .infinity, -10, -10]).svg)
    #expect(broken == "M0 150l33.3 0M100 0h0M166.7 150l33.3 0")
  }

  @Test("draw nothing for what was not seen at all")
  func unseen() {
    #expect(path(chart([.nan, .nan]).svg) == nil)
    #expect(path(chart([]).svg) == nil)
  }

  @Test("write no coordinate with more than two decimals, and none without bounds")
  func coordinates() {
    let svg = chart([1.0 / 3, 1e300, -1e300, 2.0 / 3]).svg
    #expect(svg.firstMatch(of: /\d\.\d{3}/) == nil)
    #expect(svg.firstMatch(of: /\d{7}/) == nil)
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }

  @Test("have a plot box of 4 to 3, whatever else they hold")
  func proportions() {
    var full = chart([1, 2])
    full.bars = [.init(label: "L", stretches: [], colour: .black)]
    full.legend = [.init("a", style), .init("b", style)]
    for svg in [chart([1, 2]).svg, full.svg] {
      #expect(svg.contains("width=\"200\" height=\"150\""))
    }
  }

  @Test("are the same twice")
  func deterministic() {
    let one = chart([1, 5, 2])
    #expect(one.svg == one.svg)
  }

  @Test("keep an axis as it is until the data leave it")
  func range() {
    func range(_ values: [Double]) -> ClosedRange<Double> {
      Chart.Axis.range(-30...30, by: 10, holding: values, within: -360...360)
    }
    #expect(range([-30, 12, .nan, .infinity]) == -30...30)
    #expect(range([-31]) == -40...30)
    #expect(range([44, -1e9]) == -360...50)
  }
}
