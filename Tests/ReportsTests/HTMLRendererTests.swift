import Reports
import Testing

@Suite("HTML renderer")
struct HTMLRendererTests {
  private func page(_ blocks: [Block]) -> String {
    HTMLRenderer().page(
      Document(
        kind: "Test", title: "Page",
        parts: [.init(title: "Part", anchor: "part", help: "Read it.", blocks: blocks)],
        footer: "End."))
  }

  @Test("escapes the text of every kind of block")
  func escapes() {
    let bad = "<i>&\""
    let blocks: [Block] = [
      .heading(bad), .paragraph(bad), .note(bad), .callout(.bad, title: bad, text: bad),
      .list([ListItem(bad, bad)]), .definitions([Definition(bad, bad)]),
      .table(
        Table(
          caption: bad, columns: [.init(bad)], rows: [[.init(bad, link: "#a\"b"), .quiet(bad)]])
      ),
      .findings([
        FindingCard(
          title: bad, state: bad, tone: .good, sentence: bad, figures: [], background: [])
      ]),
      .notices([NoticeGroup(title: bad, texts: [bad])]), .diagnostic(bad),
      .folded(bad, [.paragraph(bad)]),
    ]
    let checker = MarkupChecker(page(blocks))
    #expect(checker.problem == nil)
    #expect(!checker.tags.contains("i"))
    #expect(checker.text.matches(of: /&lt;i&gt;&amp;&quot;/).count >= 18)
  }

  @Test("gives tables what a screen reader needs")
  func tables() {
    let page = page([
      .table(
        Table(
          caption: "Speeds", columns: [.init("Who"), .init("Speed", isNumber: true)],
          rows: [[.init("A"), .number("1.2")]]))
    ])
    #expect(page.contains("<caption>Speeds</caption>"))
    #expect(page.contains("<th scope=\"col\">Who</th>"))
    #expect(page.contains("<th scope=\"row\">A</th>"))
    #expect(page.contains("<table class=\"nums\">") && page.contains("<td>1.2</td>"))
  }

  @Test("a table says its kind of cells once, the others apart, and no column that is empty")
  func cells() {
    let columns = ["Who", "Speed", "Cadence", "Remark", "Empty"].map { Table.Column($0) }
    let rows: [[Table.Cell]] = ["A", "B"].map { name in
      [
        .init(name), .number("1.2"), .number("112"), .init(name == "A" ? "late" : ""), .init(""),
      ]
    }
    let page = page([.table(Table(caption: "Speeds", columns: columns, rows: rows))])
    #expect(page.contains("<td>1.2</td><td>112</td><td class=\"w\">late</td></tr>"))
    #expect(page.contains("<td>112</td><td></td></tr>") && !page.contains("Empty"))
    let words: [[Table.Cell]] = [[.init("A"), .init("late"), .init("left"), .number("3")]]
    let other = self.page([
      .table(Table(caption: "Words", columns: Array(columns.prefix(4)), rows: words))
    ])
    #expect(other.contains("<td>late</td><td>left</td><td class=\"n\">3</td>"))
  }

  @Test("gives the page landmarks, a language and a way past the contents")
  func landmarks() {
    let page = page([])
    for element in [
      "<html lang=\"en\">", "<main id=\"main\">", "<nav aria-label=\"Contents\">", "<footer>",
      "<a class=\"skip\" href=\"#main\">", "<section id=\"part\" aria-labelledby=\"part-title\">",
      "<a href=\"#part\">Part</a>",
    ] {
      #expect(page.contains(element), "\(element)")
    }
  }

  @Test(
    "lets a link lead nowhere but below the page",
    arguments: [
      ("sub-01/report.html", "sub-01/report.html"),
      ("javascript:alert(1)", "javascript%3Aalert%281%29"),
      ("//evil.example/x", "evil.example/x"), ("a b/\u{E9}", "a%20b/%C3%A9"), ("#part", "#part"),
    ])
  func links(path: String, address: String) {
    let table = Table(caption: "", columns: [.init("")], rows: [[.init("x", link: path)]])
    #expect(page([.table(table)]).contains("href=\"\(address)\""))
  }
}
