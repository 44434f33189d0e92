import Foundation
import HDF5
import Motion

/// Takes markers and signals out of arrays of any orientation, and says what it finds in the way.
struct HDF5Arrays {
  let container: HDF5File
  let file: String
  /// What the settings say of files of unknown layouts.
  var paths = HDF5Paths()

  /// A signal by its name.
  struct Signal {
    var label: String
    var samples: [Double]
  }

  func error(_ path: String, _ problem: String, _ remedy: String) -> ReadError {
    ReadError(file: file, place: .object(path), problem: problem, remedy: remedy)
  }

  /// The full path of a child.
  static func path(_ group: String, _ child: String) -> String {
    group == "/" ? "/" + child : group + "/" + child
  }

  /// The datasets of numbers in a group, in its order, with their shapes; empty where the path is no
  /// group.
  func numericChildren(of group: String) throws -> [(name: String, shape: [Int])] {
    guard try container.kind(of: group) == .group else { return [] }
    return try container.childrenInOrder(of: group).compactMap { name in
      let path = Self.path(group, name)
      guard try container.kind(of: path) == .dataset else { return nil }
      let about = try container.dataset(at: path)
      guard about.datatype.isNumeric else { return nil }
      // MATLAB keeps a text as the numbers of its characters.
      if about.datatype == .integer(bytes: 2, signed: false),
        try container.attribute("MATLAB_class", of: path)?.text == "char"
      {
        return nil
      }
      return (name, about.shape)
    }
  }

  // MARK: - Markers

  /// The markers of one dataset, in the file's unit, and what a reader should know of them.
  ///
  /// - Parameters:
  ///   - labels: Their names, in the dataset's order; or those of all columns, such as `LASI_x`.
  ///   - order: Which axis holds components, markers and frames; found by their lengths where `nil`.
  func markers(
    in path: String, labels: [String], order: (component: Int, marker: Int, frame: Int)? = nil
  ) throws -> (markers: [Trajectory], notices: [Notice]) {
    let (values, shape) = try container.numbers(at: path)
    if shape.count == 2, !shape.contains(3 * labels.count),
      let axis = shape.lastIndex(of: labels.count)
    {
      let named = Self.named(labels) { Self.slice(values, shape, [axis: $0]) }
      if !named.isEmpty {
        if shape[0] == shape[1] { throw square(path, shape) }
        return (named, [])
      }
    }
    if shape.count == 2, shape.contains(3 * labels.count) {
      if shape[0] == shape[1] { throw square(path, shape) }
      let axis = shape[1] == 3 * labels.count ? 1 : 0
      let columns = (0..<shape[axis]).map { Self.slice(values, shape, [axis: $0]) }
      let (order, notices) = try ColumnOrder.of(columns, at: path, self)
      let markers = labels.enumerated().map { index, label in
        Self.trajectory(
          label, (0..<3).map { columns[order.column(marker: index, axis: $0, of: labels.count)] })
      }
      return (markers, notices)
    }
    // A layout that fixes the order says nothing of the extents that a file has.
    let fixed = order.flatMap { Self.fits($0, shape, labels: labels.count) ? $0 : nil }
    guard let order = fixed ?? Self.order(of: shape, labels: labels.count) else {
      throw error(
        path,
        "expected 3 components x \(labels.count) markers x frames in any order, found "
          + HDF5RecordingReader.words(shape),
        "name the dataset of all markers in hdf5.paths as markers, and their names as "
          + "marker_labels")
    }
    // Of four components, positions before a residual are what programs write.
    let rivals = shape.indices.filter { $0 != order.component || shape[$0] == 3 }
    if fixed == nil, rivals.count(where: { shape[$0] == labels.count }) > 1 {
      throw square(path, shape)
    }
    let markers = labels.enumerated().map { index, label in
      Self.trajectory(
        label,
        (0..<3).map { Self.slice(values, shape, [order.component: $0, order.marker: index]) })
    }
    return (markers, [])
  }

  /// Two axes of one length, of which either may be that of the markers.
  private func square(_ path: String, _ shape: [Int]) -> ReadError {
    error(
      path,
      "expected axes of different lengths, found " + HDF5RecordingReader.words(shape)
        + ", of which two axes may be the markers",
      "save a frame more or less, or a dataset for each marker under its name")
  }

  /// Markers out of columns that are named as a wide table names them: `LASI_x`, `LASI Y`, `LASI.z`.
  static func named(_ names: [String], column: (Int) throws -> [Double]) rethrows -> [Trajectory] {
    var places: [String: [Int: Int]] = [:]
    var order: [String] = []
    for (index, name) in names.enumerated() {
      guard case .marker(let label, let axis) = WideCSVColumn(name, isAnalog: false).role else {
        continue
      }
      if places[label] == nil { order.append(label) }
      places[label, default: [:]][axis] = index
    }
    return try order.compactMap { label in
      guard let axes = places[label], let x = axes[0], let y = axes[1], let z = axes[2] else {
        return nil
      }
      return trajectory(label, [try column(x), try column(y), try column(z)])
    }
  }

  /// Components are 3, or 4 with a residual or a one; the first order that fits is taken, of those
  /// that programs write.
  static func order(
    of shape: [Int], labels: Int
  ) -> (component: Int, marker: Int, frame: Int)? {
    guard shape.count == 3 else { return nil }
    let orders = [(0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1), (0, 2, 1)]
    return orders.map { (component: $0.0, marker: $0.1, frame: $0.2) }
      .first { fits($0, shape, labels: labels) }
  }

  private static func fits(
    _ order: (component: Int, marker: Int, frame: Int), _ shape: [Int], labels: Int
  ) -> Bool {
    shape.count == 3 && (3...4).contains(shape[order.component]) && shape[order.marker] == labels
  }

  static func trajectory(_ name: String, _ columns: [[Double]]) -> Trajectory {
    let label = MarkerLabel(name)
    return Trajectory(
      label: label.label, prefix: label.prefix, x: columns[0], y: columns[1], z: columns[2])
  }

  /// The values along the one axis that is left when the others are held.
  static func slice(_ values: [Double], _ shape: [Int], _ held: [Int: Int]) -> [Double] {
    var start = 0
    var step = 1
    var count = 1
    var stride = 1
    for axis in shape.indices.reversed() {
      if let index = held[axis] {
        start += index * stride
      } else {
        step = stride
        count = shape[axis]
      }
      stride *= shape[axis]
    }
    return (0..<count).map { values[start + $0 * step] }
  }

  // MARK: - Signals

  /// The signals of a group of one dataset each: `n`, `n x 1` or `1 x n`.
  func signals(inGroup group: String) throws -> [Signal] {
    try numericChildren(of: group).compactMap { child in
      guard child.shape.count(where: { $0 != 1 }) <= 1, child.shape.reduce(1, *) > 1 else {
        return nil
      }
      let values = try container.numbers(at: Self.path(group, child.name)).values
      return Signal(label: child.name, samples: values)
    }
  }

  /// The signals of one dataset: channels by samples or samples by channels.
  func signals(in path: String, labels: [String]) throws -> [Signal] {
    var (values, shape) = try container.numbers(at: path)
    // An axis of one says nothing.
    if shape.count > 2 { shape = shape.filter { $0 != 1 } }
    guard shape.count == 2, let axis = shape.lastIndex(of: labels.count) else {
      throw error(
        path,
        "expected \(labels.count) channels x samples in any order, found "
          + HDF5RecordingReader.words(shape),
        "name the dataset of all channels in hdf5.paths as analog, and their names as analog_labels"
      )
    }
    return labels.enumerated().map { index, label in
      Signal(label: label, samples: Self.slice(values, shape, [axis: index]))
    }
  }

  // MARK: - Names and single values

  /// The texts of an object: plain, MATLAB characters, or a cell array of these.
  func texts(at path: String) throws -> [String] {
    let about = try container.dataset(at: path)
    switch about.datatype {
    case .reference: return try container.referencedNumbers(at: path).map(Self.text)
    case .integer:
      let (codes, shape) = try container.numbers(at: path)
      // A matrix of characters, a column a text: MATLAB's rows, which it stores transposed.
      guard shape.count == 2, shape[1] > 1 else { return [Self.text(codes)] }
      return (0..<shape[1]).map { Self.text(Self.slice(codes, shape, [1: $0])) }
    case .text(let length) where length == 1 && about.shape.count == 2:
      // Characters one by one, a row a text.
      let (letters, shape) = try container.texts(at: path)
      return (0..<shape[0]).map {
        letters[$0 * shape[1]..<($0 + 1) * shape[1]].joined().trimmed
      }
    default: return try container.texts(at: path).texts.map(\.trimmed)
    }
  }

  /// MATLAB's characters, which are UTF-16.
  private static func text(_ codes: [Double]) -> String {
    let units = codes.prefix(4096).map { UInt16(exactly: $0) ?? 0xFFFD }
    return String(decoding: units, as: UTF16.self).trimmed
  }

  /// The number of a dataset that holds exactly one.
  func number(at path: String) throws -> Double? {
    guard try container.kind(of: path) == .dataset,
      try container.dataset(at: path).datatype.isNumeric
    else { return nil }
    let values = try container.numbers(at: path).values
    return values.count == 1 ? values[0] : nil
  }

  // MARK: - Units and rates

  /// Turns positions into metres, and gives the unit in which the file has them.
  ///
  /// - Parameter unit: What the file says, or `nil`: then the size of the capture tells it, with a
  ///   notice.
  func metres(
    _ markers: [Trajectory], unit: String?, at path: String
  ) throws -> (markers: [Trajectory], unit: Motion.Unit, notices: [Notice]) {
    var notices: [Notice] = []
    let known: Motion.Unit
    let given = try GivenPaths(self).text("marker_unit")
    if let given, let unit, !unit.isEmpty, Motion.Unit(symbol: given) != Motion.Unit(symbol: unit) {
      notices.append(
        Notice(
          .axes,
          "positions are read as \(given.prefix(20)), as hdf5.paths says; the file says "
            + "\(unit.prefix(20))"))
    }
    if let unit = given ?? unit, !unit.isEmpty {
      guard let symbol = Motion.Unit(symbol: unit), symbol.si == .metre else {
        throw error(
          path, "expected a unit of length, found \"\(unit.prefix(20))\"",
          "say the unit in hdf5.paths as marker_unit")
      }
      known = symbol
    } else {
      let size = CaptureSize.size(of: markers)
      guard let guess = CaptureSize.unit(of: size) else {
        throw error(
          path, "expected positions in metres or millimetres, found a capture \(size) units large",
          "say the unit in hdf5.paths as marker_unit")
      }
      known = guess
      notices.append(CaptureSize.notice(size, guess))
    }
    let factor = known.siFactor
    let scaled = markers.map { marker in
      Trajectory(
        label: marker.label, prefix: marker.prefix, x: marker.x.map { $0 * factor },
        y: marker.y.map { $0 * factor }, z: marker.z.map { $0 * factor })
    }
    return (scaled, known, notices)
  }

  /// Channels with their unit and rate.
  func channels(
    _ signals: [Signal], unit: (Int) -> String?, rate: Double
  ) -> [AnalogChannel] {
    signals.enumerated().map { index, signal in
      let known = unit(index).flatMap { Motion.Unit(symbol: $0) }
      let factor = known?.siFactor ?? 1
      return AnalogChannel(
        label: signal.label, unit: known?.si, rate: rate,
        samples: factor == 1 ? signal.samples : signal.samples.map { $0 * factor })
    }
  }

  /// A rate that the settings say, hertz, instead of what a layout finds.
  func given(_ setting: String) throws -> Double? { try GivenPaths(self).rate(setting) }

  /// What to say where the settings give another rate than the file does.
  ///
  /// - Parameter found: The file's own rate, hertz, or `nil` where it says none.
  func overruled(_ found: Double?, by setting: String) throws -> [Notice] {
    guard let found, found.isFinite, let given = try given(setting),
      abs(given - found) > 1e-6 * given
    else { return [] }
    return [
      Notice(
        .file,
        "the file says \(Self.words(found)) Hz; read at \(Self.words(given)) Hz, as \(setting) of "
          + "hdf5.paths says")
    ]
  }

  private static func words(_ rate: Double) -> String {
    Int(exactly: rate).map(String.init) ?? "\(rate)"
  }

  /// A rate that can be one, or a refusal that names what to do.
  func rate(_ found: Double?, _ what: String, setting: String, at path: String) throws -> Double {
    guard let found = try given(setting) ?? found, found.isFinite, found > 0, found < 1e7 else {
      throw error(
        path, "expected \(what), found " + (found.map { "\($0)" } ?? "none"),
        "say it in study.yaml under hdf5.paths as \(setting): 100, or whatever it is")
    }
    return found
  }
}
