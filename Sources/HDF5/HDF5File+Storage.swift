import CHDF5

extension HDF5File {
  /// Deflate makes its input at most this many times larger.
  ///
  /// Source: zlib technical details, "Maximum Compression Factor".
  private static let deflateFactor = 1032

  /// Bytes that reading a dataset takes in memory, once it is sure that the file holds enough to
  /// justify them and that no filter can ask for more.
  func affordable(
    _ dataset: HDF5Object, _ about: HDF5Dataset, element: Int, at path: String
  ) throws(HDF5Error) -> Int {
    guard let bytes = HDF5Shape.bytes(about.shape, element: element), bytes <= limits.dataset else {
      throw HDF5Error(
        path: path, cause: .refused,
        problem: "\(about.words) is more than \(limits.dataset) bytes")
    }
    guard bytes > 0 else { return 0 }
    let count = bytes / element
    let inFile = count * max(about.datatype.size, 1)
    let stored = Int(clamping: H5Dget_storage_size(dataset.id))
    guard stored <= size else {
      throw HDF5Error(
        path: path, cause: .damaged,
        problem: "the values take \(stored) bytes, but the file has only \(size)")
    }
    var least = inFile
    if !dataset.isOnePiece {
      let plan = dataset.creationPlan
      guard plan.isOpen else { throw HDF5Library.failure("read the layout", at: path) }
      if H5Pget_layout(plan.id) == H5D_CHUNKED {
        let packs = try isDeflated(plan, at: path)
        try checkChunks(dataset, plan, about, packs: packs, at: path)
        least = inFile / Self.deflateFactor
      }
    }
    guard stored > 0 ? least <= stored : bytes <= limits.unwritten else {
      throw HDF5Error(
        path: path, cause: .damaged,
        problem: "expected \(about.words), but only \(stored) bytes of values are in the file")
    }
    try spend(bytes, at: path)
    return bytes
  }

  /// Whether the values are compressed; throws for every filter but deflate, shuffle and Fletcher's
  /// checksum, and for a second deflate on top of the first.
  private func isDeflated(
    _ plan: HDF5Object, at path: String
  ) throws(HDF5Error) -> Bool {
    let count = H5Pget_nfilters(plan.id)
    guard count >= 0 else { throw HDF5Library.failure("read the filters", at: path) }
    var deflates = 0
    for index in 0..<UInt32(count) {
      var flags: UInt32 = 0
      var settings = 0
      var configuration: UInt32 = 0
      let filter = H5Pget_filter2(plan.id, index, &flags, &settings, nil, 0, nil, &configuration)
      switch filter {
      case 1: deflates += 1
      case 2, 3: break
      default:
        throw HDF5Error(
          path: path, cause: .refused,
          problem: "the values are stored with filter \(filter); only deflate, shuffle and "
            + "fletcher32 are read")
      }
    }
    guard deflates <= 1 else {
      throw HDF5Error(path: path, cause: .refused, problem: "the values are compressed twice")
    }
    return deflates == 1
  }

  /// Keeps the chunks, and what deflate can make of each, within bounds.
  private func checkChunks(
    _ dataset: HDF5Object, _ plan: HDF5Object, _ about: HDF5Dataset,
    packs: Bool, at path: String
  ) throws(HDF5Error) {
    var sizes = [hsize_t](repeating: 0, count: 32)
    let rank = about.shape.count
    guard Int(H5Pget_chunk(plan.id, 32, &sizes)) == rank, rank > 0 else {
      throw HDF5Library.failure("read the chunks", at: path)
    }
    let chunk = sizes.prefix(rank).map { max(Int(clamping: $0), 1) }
    let counts = zip(about.shape, chunk).map { ($0 - 1) / $1 + 1 }
    let element = max(about.datatype.size, 8)
    guard let bytes = HDF5Shape.bytes(chunk, element: element), bytes <= limits.dataset,
      let total = HDF5Shape.bytes(counts, element: 1), total <= limits.chunks
    else {
      throw HDF5Error(
        path: path, cause: .refused,
        problem: "chunks of \(HDF5Shape.words(chunk)) are too large or too many")
    }
    guard packs else { return }
    var place = [Int](repeating: 0, count: rank)
    for _ in 0..<total {
      let offset = zip(place, chunk).map { hsize_t($0 * $1) }
      var stored: hsize_t = 0
      if H5Dget_chunk_storage_size(dataset.id, offset, &stored) >= 0,
        stored > hsize_t(limits.compressedChunk)
      {
        throw HDF5Error(
          path: path, cause: .refused,
          problem: "a compressed chunk of \(stored) bytes is larger than the "
            + "\(limits.compressedChunk) that are unpacked at once")
      }
      advance(&place, within: counts)
    }
  }

  private func advance(_ place: inout [Int], within counts: [Int]) {
    for axis in place.indices.reversed() {
      place[axis] += 1
      if place[axis] < counts[axis] { return }
      place[axis] = 0
    }
  }
}
