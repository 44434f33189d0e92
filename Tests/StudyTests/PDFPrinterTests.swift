import Foundation
import Motion
import Testing

@testable import Study

@Suite("Printing PDFs") struct PDFPrinterTests {
  @Test("WeasyPrint counts from version 70")
  func versions() {
    #expect(PDFPrinter.isRecent("WeasyPrint version 70.0\n"))
    #expect(!PDFPrinter.isRecent("WeasyPrint version 57.2"))
    #expect(!PDFPrinter.isRecent("no version"))
  }

  @Test("nothing on PATH is no printer, and what is missing is said with a remedy")
  func missing() {
    #expect(PDFPrinter.found(in: "/nowhere:") == nil)
    #expect(PDFPrinter.missing.diagnostic.contains("remedy:"))
  }

  @Test("a program that does not end is stopped; one that fails is named")
  func failures() {
    let start = Date()
    #expect(ExternalProgram.run("/bin/sleep", ["30"], within: 0.3).status == nil)
    #expect(Date().timeIntervalSince(start) < 10)
    #expect(ExternalProgram.run("/nowhere", [], within: 1).status == nil)
    #expect(ExternalProgram.run("/bin/echo", ["$HOME; ls"], within: 5).output == "$HOME; ls\n")
    let printer = PDFPrinter(kind: .weasyPrint, path: "/bin/false")
    let failure = printer.print("/tmp/page.html", to: "/tmp/marey-\(UUID().uuidString).pdf")
    #expect(failure?.diagnostic.contains("ended with 1") == true)
  }

  @Test("no shell sees a name: the page and the place are arguments of their own")
  func arguments() {
    let printer = PDFPrinter(kind: .chromium, path: "chromium")
    let arguments = printer.arguments("/a b/$(x).html", "/d.pdf", profile: "/p")
    #expect(arguments.last == "file:///a%20b/$(x).html")
    #expect(arguments.contains("--print-to-pdf=/d.pdf"))
  }
}
