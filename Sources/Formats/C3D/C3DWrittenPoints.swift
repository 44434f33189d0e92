import Motion

/// The points that a recording becomes in a C3D file: markers first, then model outputs.
struct C3DWrittenPoints {
  /// A point's three columns, and the factor to the unit of the file.
  struct Point {
    var x: [Double]
    var y: [Double]
    var z: [Double]
    var factor: Double
    /// Whether 0, 0, 0 would be taken for a gap, were its residual zero.
    var isMarker: Bool

    /// Coordinates and residual in one frame; a gap is 0, 0, 0 with residual −1.
    func stored(at frame: Int) -> (Double, Double, Double, Double) {
      guard frame < x.count, frame < y.count, frame < z.count, x[frame].isFinite,
        y[frame].isFinite, z[frame].isFinite
      else { return (0, 0, 0, -1) }
      let isOrigin = x[frame] == 0 && y[frame] == 0 && z[frame] == 0
      return (
        x[frame] * factor, y[frame] * factor, z[frame] * factor, isMarker && isOrigin ? 1 : 0
      )
    }
  }

  /// The labels of one type, the parameters that hold them and their unit.
  struct List {
    var list: String
    var units: String
    var labels: [String]
    var unitText: String
  }

  var columns: [Point] = []
  var labels: [String] = []
  var lists: [List] = []
  var lost: [String] = []

  init(_ recording: Recording) {
    for marker in recording.trajectories {
      add(marker.prefix.map { $0 + ":" + marker.label } ?? marker.label)
      columns.append(
        Point(
          x: marker.x, y: marker.y, z: marker.z, factor: 1 / Unit.millimetre.siFactor,
          isMarker: true))
    }
    for type in C3DPointTypes.lists {
      let outputs = recording.modelOutputs.filter { $0.kind == type.kind && isWhole($0) }
      guard let unit = outputs.first?.unit ?? outputs.first.map({ _ in nil }) else { continue }
      let text = unit.map(C3DWrittenUnits.text) ?? ""
      var list = List(list: type.list, units: type.units, labels: [], unitText: text)
      for output in outputs {
        if output.unit != unit {
          lost.append("the unit of \(output.label): C3D has one unit for all of its kind")
        }
        list.labels.append(add(output.label))
        columns.append(point(output, frameCount: recording.frameCount))
      }
      lists.append(list)
    }
  }

  /// Takes up a label, cut to what C3D holds.
  @discardableResult
  private mutating func add(_ label: String) -> String {
    let kept = C3DLabels.written(label, &lost)
    labels.append(kept)
    return kept
  }

  /// Whether an output has no more columns than a point.
  private mutating func isWhole(_ output: ModelOutput) -> Bool {
    guard output.columns.isEmpty || output.columns.count > 3 else { return true }
    lost.append(
      "\(output.label): it has \(output.columns.count) columns, and a point of C3D has three")
    return false
  }

  private mutating func point(_ output: ModelOutput, frameCount: Int) -> Point {
    let zeros = [Double](repeating: 0, count: frameCount)
    let columns = output.columns + [zeros, zeros]
    if output.columns.count < 3 {
      lost.append(
        "that \(output.label) has \(output.columns.count) columns: it is filled with zeros to three"
      )
    }
    let point = Point(x: columns[0], y: columns[1], z: columns[2], factor: 1, isMarker: false)
    let partial = (0..<frameCount).count { frame in
      let seen = output.columns.count { frame < $0.count && $0[frame].isFinite }
      return seen > 0 && seen < output.columns.count
    }
    if partial > 0 {
      lost.append("\(partial) frames of \(output.label) in which not all columns have a value")
    }
    return point
  }
}
