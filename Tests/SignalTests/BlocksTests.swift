import Signal
import Testing

struct BlocksTests {
  @Test func unbroken() {
    #expect(Blocks.unbroken(in: [1, 2, .nan, .infinity, 3]) == [0..<2, 4..<5])
    #expect(Blocks.unbroken(in: [.nan, 1]) == [1..<2])
    #expect(Blocks.unbroken(in: []).isEmpty)
    #expect(Blocks.unbroken(in: [.nan]).isEmpty)
  }
}
