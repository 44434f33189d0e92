/// The unbroken parts of a signal: runs of samples that were all measured.
public enum Blocks {
  /// The runs of finite samples, in order.
  public static func unbroken(in samples: [Double]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start: Int?
    for (index, sample) in samples.enumerated() {
      if sample.isFinite {
        if start == nil { start = index }
      } else if let begun = start {
        blocks.append(begun..<index)
        start = nil
      }
    }
    if let begun = start { blocks.append(begun..<samples.count) }
    return blocks
  }
}
