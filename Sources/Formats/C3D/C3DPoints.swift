import Motion

/// The points of a C3D file: markers, and the curves that other programs stored among them.
struct C3DPoints {
  var trajectories: [Trajectory] = []
  var modelOutputs: [ModelOutput] = []
  /// Subject prefixes in the order of their first marker.
  var prefixes: [String] = []
  var notices: [Notice] = []

  /// Reads all points.
  ///
  /// A marker is not seen where its residual is negative, where a number is not finite, and where
  /// it lies exactly in the origin with residual zero, as some programs fill gaps. A curve may well
  /// be exactly zero, so only the first two hold for curves.
  ///
  /// - Parameter unit: The unit of positions, POINT:UNITS.
  init(_ bytes: C3DBytes, layout: C3DLayout, parameters: C3DParameters, unit: Unit) {
    guard layout.pointCount > 0 else { return }
    let stored = parameters.texts("POINT", "LABELS")
    let labels = C3DLabels.completed(stored, count: layout.pointCount)
    let unnamed = layout.pointCount - stored.prefix(layout.pointCount).count { !$0.isEmpty }
    if unnamed > 0 {
      notices.append(
        Notice(.markers, "\(unnamed) of \(layout.pointCount) points have no label in the file"))
    }

    let types = C3DPointTypes(parameters)
    let kinds = labels.map { types[$0] }
    let markers = labels.indices.filter { kinds[$0] == nil }
    let outputs = labels.indices.filter { kinds[$0] != nil }
    if types.isWithoutLists, !outputs.isEmpty {
      notices.append(
        Notice(
          .model,
          "\(outputs.count) points are taken for outputs of the capture program's model by their "
            + "names, such as \(labels[outputs[0]]); the file lists none, and gives them no unit"))
    }
    let markerNames = C3DLabels.distinct(
      markers.map { labels[$0] }, noun: "points", topic: .markers)
    let outputNames = C3DLabels.distinct(
      outputs.map { C3DLabels.split(labels[$0]).name }, noun: "model outputs", topic: .model)
    notices += markerNames.notices + outputNames.notices

    let factor = layout.isReal ? 1 : layout.scale
    let columns = C3DPointColumns(
      bytes, layout: layout,
      rules: kinds.map { kind in
        kind == nil
          ? .init(factor: factor * unit.siFactor, originIsGap: true)
          : .init(factor: factor, originIsGap: false)
      })
    for (index, name) in zip(markers, markerNames.labels) {
      let (prefix, bare) = C3DLabels.split(name)
      if let prefix, !prefixes.contains(prefix) { prefixes.append(prefix) }
      trajectories.append(
        Trajectory(
          label: bare, prefix: prefix, x: columns.x[index], y: columns.y[index],
          z: columns.z[index]))
    }
    for (index, name) in zip(outputs, outputNames.labels) {
      guard let type = kinds[index] else { continue }
      modelOutputs.append(
        ModelOutput(
          label: name, kind: type.kind, unit: type.unit,
          columns: [columns.x[index], columns.y[index], columns.z[index]]))
    }
  }
}
