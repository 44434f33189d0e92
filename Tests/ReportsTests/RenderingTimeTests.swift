import Foundation
import Reports
import Testing

@Suite("Time of rendering")
struct RenderingTimeTests {
  /// Processor seconds of this thread: what others do at the same time does not count.
  private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The mark is 12 reports in 0.1 s; a test beside hundreds of others holds ten times as much, so
  /// that only a real loss of speed fails.
  @Test("twelve reports take no second of the processor")
  func twelve() {
    let analysis = SampleAnalysis.rich()
    var least = Double.infinity
    for _ in 0..<3 {
      let start = processorSeconds()
      var bytes = 0
      for _ in 0..<4 { bytes += SubjectReport.html(for: analysis).utf8.count }
      #expect(bytes > 0)
      least = min(least, processorSeconds() - start)
    }
    #expect(least * 3 < 1, "\(least * 3) s")
  }
}
