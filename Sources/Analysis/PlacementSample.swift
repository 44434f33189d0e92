import Geometry

/// The displacements of all repetitions.
///
/// Each direction of each marker draws from its own stream. The draws are then made orthogonal to each
/// other and to a constant, and as long as they are on average, so that over the repetitions every one
/// has mean zero and exactly its variance, and no two are correlated: the spread of a value that
/// changes in proportion to displacements is then right whatever markers it depends on (balance of
/// second order; Graham, Hinkley, John & Shi 1990, J R Stat Soc B 52:185). 200 draws left as they are
/// give a spread that is off by 5 %, and the same 5 % in every session.
struct PlacementSample {
  /// Three columns a marker, one entry a repetition, in standard deviations.
  private let columns: [(marker: String, column: [[Double]])]

  /// - Parameter markers: In an order of their own, without repeats.
  init(_ markers: [String], repetitions: Int) {
    let length = Double(repetitions).squareRoot()
    // More columns than repetitions cannot be orthogonal; they are left as drawn.
    let isBalanced = 3 * markers.count < repetitions - 1
    var basis = isBalanced ? [[Double](repeating: 1 / length, count: repetitions)] : []
    columns = markers.map { marker in
      let draws = (0..<repetitions).map { repetition in
        var stream = PlacementStream(repetition, marker)
        return stream.displacement(1)
      }
      let column = (0..<3).map { axis in
        let drawn = draws.map { $0[axis] }
        guard isBalanced else { return drawn }
        let unit = Self.orthogonal(drawn, to: basis)
        basis.append(unit)
        return unit.map { $0 * length }
      }
      return (marker, column)
    }
  }

  /// The displacement of each marker in one repetition, metres.
  func displacements(in repetition: Int, _ settings: PlacementSettings) -> [String: Vector3] {
    var moves: [String: Vector3] = [:]
    moves.reserveCapacity(columns.count)
    for (marker, own) in columns {
      moves[marker] =
        Vector3(own[0][repetition], own[1][repetition], own[2][repetition])
        * settings.deviation(of: marker)
    }
    return moves
  }

  /// What is left of a column beside those of the basis, of length one.
  private static func orthogonal(_ column: [Double], to basis: [[Double]]) -> [Double] {
    var rest = column
    for other in basis {
      var share = 0.0
      for index in rest.indices { share += rest[index] * other[index] }
      for index in rest.indices { rest[index] -= share * other[index] }
    }
    let length = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return rest.map { $0 / length }
  }
}
