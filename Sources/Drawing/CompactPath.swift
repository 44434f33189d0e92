/// A curve as the shortest path that looks the same: thinned where it is straight, and written in
/// steps of a tenth of a unit from point to point.
///
/// A point is left out where the line between its neighbours passes within `tolerance` of it, up or
/// down: the algorithm of Ramer (1972) and Douglas and Peucker (1973), with the vertical distance,
/// because what is read from a chart is a height at a place.
struct CompactPath {
  /// A position in tenths of a unit.
  struct Point: Hashable {
    var x: Int
    var y: Int
  }

  /// Tenths of a unit by which a point may lie off the line that replaces it.
  var tolerance = 1
  /// Tenths of a unit that heights are rounded to once the line is thinned: rounded before, noise
  /// below the tolerance would come back as steps of the grid.
  var grid = 1

  private var bytes: [UInt8] = []

  /// The path's data as written so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(tolerance: Int = 1, grid: Int = 1) {
    self.tolerance = tolerance
    self.grid = grid
  }

  /// Adds one unbroken stretch; a lone point becomes a dot.
  mutating func add(_ points: [Point], isClosed: Bool = false) {
    let kept = onGrid(thinned(points))
    guard let first = kept.first else { return }
    bytes.append(UInt8(ascii: "M"))
    append(first.x, follows: false)
    append(first.y, follows: true)
    guard points.count > 1 else {
      bytes.append(contentsOf: "h0".utf8)
      return
    }
    var at = first
    for (index, point) in kept.dropFirst().enumerated() {
      if index == 0 { bytes.append(UInt8(ascii: "l")) }
      append(point.x - at.x, follows: index > 0)
      append(point.y - at.y, follows: true)
      at = point
    }
    if isClosed { bytes.append(UInt8(ascii: "z")) }
  }

  /// The points with their heights on the grid; of a level stretch only its ends.
  private func onGrid(_ points: [Point]) -> [Point] {
    guard grid > 1 else { return points }
    var kept: [Point] = []
    kept.reserveCapacity(points.count)
    for point in points {
      let height = (point.y + (point.y < 0 ? -grid / 2 : grid / 2)) / grid * grid
      let isLevel =
        kept.count > 1 && kept[kept.count - 1].y == height && kept[kept.count - 2].y == height
        && (kept[kept.count - 1].x - kept[kept.count - 2].x).signum()
          == (point.x - kept[kept.count - 1].x).signum()
      if isLevel { kept.removeLast() }
      kept.append(Point(x: point.x, y: height))
    }
    return kept
  }

  /// The points without which the line would look different.
  func thinned(_ points: [Point]) -> [Point] {
    guard points.count > 2 else { return points }
    var isKept = Array(repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var open = [0..<(points.count - 1)]
    while let part = open.popLast() {
      let (from, to) = (points[part.lowerBound], points[part.upperBound])
      // Heights are compared without division: all is scaled by the width of the part.
      let width = to.x - from.x
      let rise = to.y - from.y
      var worst = tolerance * max(abs(width), 1)
      var place: Int?
      points.withUnsafeBufferPointer { points in
        for index in part.dropFirst() {
          let (x, y) = (points[index].x - from.x, points[index].y - from.y)
          let off = width == 0 ? abs(x) + abs(y) : abs(y * width - rise * x)
          if off > worst {
            worst = off
            place = index
          }
        }
      }
      guard let place else { continue }
      isKept[place] = true
      open.append(part.lowerBound..<place)
      open.append(place..<part.upperBound)
    }
    var kept: [Point] = []
    kept.reserveCapacity(points.count / 2)
    for index in points.indices where isKept[index] { kept.append(points[index]) }
    return kept
  }

  /// Writes a number of tenths in its shortest form: `-.3`, `12`. A minus sign parts it from the
  /// number before; a space does so otherwise.
  private mutating func append(_ value: Int, follows: Bool) {
    if value < 0 {
      bytes.append(UInt8(ascii: "-"))
    } else if follows {
      bytes.append(UInt8(ascii: " "))
    }
    let (whole, rest) = Int(value.magnitude).quotientAndRemainder(dividingBy: 10)
    if whole > 0 || rest == 0 { bytes.append(digitsOf: whole) }
    if rest > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(digitsOf: rest)
    }
  }
}

extension [UInt8] {
  /// Adds a count, which is not negative, in decimal digits.
  fileprivate mutating func append(digitsOf count: Int) {
    if count >= 10 { append(digitsOf: count / 10) }
    append(UInt8(ascii: "0") + UInt8(count % 10))
  }
}
