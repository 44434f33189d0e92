/// The order a person expects of file names: `walk2` before `walk10`.
package enum NaturalOrder {
  /// Whether one name comes before another; numbers by value, letters without case, then bytes.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    let (left, right) = (parts(a), parts(b))
    for (x, y) in zip(left, right) where x != y {
      switch (x, y) {
      case (.number(let m, let textM), .number(let n, let textN)):
        return m == n ? textM < textN : m < n
      case (.number, .text): return true
      case (.text, .number): return false
      case (.text(let s), .text(let t)):
        let (lowerS, lowerT) = (s.lowercased(), t.lowercased())
        return lowerS == lowerT ? s < t : lowerS < lowerT
      }
    }
    return left.count < right.count
  }

  private enum Part: Equatable {
    case number(UInt64, String)
    case text(String)
  }

  private static func parts(_ name: String) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(name)
    while let first = rest.first {
      let isDigit = first.isASCII && first.isNumber
      let run = rest.prefix { ($0.isASCII && $0.isNumber) == isDigit }
      if isDigit, let value = UInt64(run) {
        parts.append(.number(value, String(run)))
      } else {
        parts.append(.text(String(run)))
      }
      rest = rest.dropFirst(run.count)
    }
    return parts
  }
}
