import CHDF5

/// An object of a file, kept open for as long as somebody asks about it, with what is known of it.
final class HDF5Object {
  private let handle: HDF5Handle
  private var plan: HDF5Object?
  /// What it is as a dataset, once that was asked.
  var description: HDF5Dataset?

  init(_ id: hid_t) { handle = HDF5Handle(id) }

  var id: hid_t { handle.id }
  var isOpen: Bool { handle.isOpen }

  var kind: HDF5File.Kind {
    switch H5Iget_type(id) {
    case H5I_GROUP: .group
    case H5I_DATASET: .dataset
    default: .other
    }
  }

  /// Whether the values of a dataset lie in one piece in this very file, where no filter changed
  /// them: then its creation properties, which are slow to get, need not be asked.
  ///
  /// A dataset in pieces, in other files or never written to has no offset.
  var isOnePiece: Bool { H5Dget_offset(id) != haddr_t.max }

  /// How a dataset was made: its layout, filters and other files; not open where libhdf5 fails.
  var creationPlan: HDF5Object {
    if let plan { return plan }
    let plan = HDF5Object(H5Dget_create_plist(id))
    self.plan = plan
    return plan
  }
}
