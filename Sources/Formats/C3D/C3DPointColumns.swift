/// The numbers of all points, one column an axis and point, read in one pass over the file.
struct C3DPointColumns {
  /// How the numbers of one point are to be taken.
  struct Rule {
    /// From stored number to value.
    var factor: Double
    /// Whether 0, 0, 0 with residual 0 means *not seen*.
    var originIsGap: Bool
  }

  /// By point, then by frame; NaN where the point was not seen.
  var x: [[Double]]
  var y: [[Double]]
  var z: [[Double]]

  /// So many frames at once stay in the processor's cache while the points take turns.
  private static let framesAtOnce = 64

  init(_ bytes: C3DBytes, layout: C3DLayout, rules: [Rule]) {
    let frames = layout.frameCount
    let empty = [[Double]](
      repeating: [Double](repeating: .nan, count: frames), count: layout.pointCount)
    x = empty
    y = empty
    z = empty
    let order = bytes.order
    let isReal = layout.isReal
    let size = layout.size
    let frameBytes = layout.frameBytes
    bytes.all.withUnsafeBytes { data in
      for start in stride(from: 0, to: frames, by: Self.framesAtOnce) {
        let end = min(start + Self.framesAtOnce, frames)
        for point in 0..<layout.pointCount {
          let rule = rules[point]
          var place = layout.dataStart + start * frameBytes + 4 * size * point
          x[point].withUnsafeMutableBufferPointer { x in
            y[point].withUnsafeMutableBufferPointer { y in
              z[point].withUnsafeMutableBufferPointer { z in
                for frame in start..<end {
                  let (a, b, c, residual) =
                    isReal
                    ? Self.reals(data, at: place, order) : Self.integers(data, at: place, order)
                  place += frameBytes
                  guard residual >= 0, a.isFinite, b.isFinite, c.isFinite else { continue }
                  if rule.originIsGap, residual == 0, a == 0, b == 0, c == 0 { continue }
                  x[frame] = Double(a) * rule.factor
                  y[frame] = Double(b) * rule.factor
                  z[frame] = Double(c) * rule.factor
                }
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func reals(
    _ data: UnsafeRawBufferPointer, at place: Int, _ order: C3DByteOrder
  ) -> (Float, Float, Float, Float) {
    (
      order.real(UInt32(littleEndian: data.loadUnaligned(fromByteOffset: place, as: UInt32.self))),
      order.real(
        UInt32(littleEndian: data.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self))),
      order.real(
        UInt32(littleEndian: data.loadUnaligned(fromByteOffset: place + 8, as: UInt32.self))),
      order.real(
        UInt32(littleEndian: data.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self)))
    )
  }

  @inline(__always)
  private static func integers(
    _ data: UnsafeRawBufferPointer, at place: Int, _ order: C3DByteOrder
  ) -> (Float, Float, Float, Float) {
    (
      integer(data, at: place, order), integer(data, at: place + 2, order),
      integer(data, at: place + 4, order), integer(data, at: place + 6, order)
    )
  }

  @inline(__always)
  private static func integer(
    _ data: UnsafeRawBufferPointer, at place: Int, _ order: C3DByteOrder
  ) -> Float {
    let stored = UInt16(littleEndian: data.loadUnaligned(fromByteOffset: place, as: UInt16.self))
    return Float(Int16(bitPattern: order.integer(stored)))
  }
}
