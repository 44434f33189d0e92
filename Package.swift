// swift-tools-version: 6.1
import PackageDescription

#if os(Linux)
  // Debian's `hdf5.pc` may point at an MPI build; `hdf5-serial.pc` never does.
  let hdf5PkgConfig = "hdf5-serial"
#else
  let hdf5PkgConfig = "hdf5"
#endif

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
  name: "marey",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "marey", targets: ["marey"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "3.12.3"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // MARK: - Foundations: no word of gait
    room("Geometry"),
    room("Signal"),
    room("Drawing"),
    .systemLibrary(
      name: "CCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
    .systemLibrary(
      name: "CHDF5", pkgConfig: hdf5PkgConfig,
      providers: [.apt(["libhdf5-dev"]), .brew(["hdf5"])]),
    room("HDF5", ["CHDF5"]),
    // One inline function of ours; no library.
    .systemLibrary(name: "CBytes"),

    // MARK: - The hall: the vocabulary
    .target(name: "CResources", exclude: ["files"]),
    room("Motion", ["Geometry", "CResources"]),
    // What the signals of force plates say; read by events and by kinetics alike.
    room("Plates", ["Motion", "Geometry", "Signal"]),

    // MARK: - Siblings: none knows another
    room("Formats", ["Motion", "Geometry", "HDF5", "CCSV", "CBytes"]),
    room("Cleaning", ["Motion", "Geometry", "Signal"]),
    room("Gait", ["Motion", "Geometry", "Signal", "Plates"]),
    room("Kinematics", ["Motion", "Geometry"]),
    room("Kinetics", ["Motion", "Geometry", "Signal", "Plates"]),
    room("EMG", ["Motion", "Geometry", "Signal"]),
    room(
      "Findings",
      ["Motion", "Geometry", "Signal", "CResources", .product(name: "Yams", package: "Yams")]),
    room(
      "Results",
      ["Motion", "Geometry", "HDF5", "CResources", .product(name: "GRDB", package: "GRDB.swift")]),
    room(
      "Reports",
      [
        "Motion", "Geometry", "Drawing", "Signal", "CResources",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Yams", package: "Yams"),
      ]),
    room("Synthesis", ["Motion", "Geometry"]),

    // MARK: - The flow, the batch, the command
    room(
      "Analysis",
      [
        "Motion", "Geometry", "Cleaning", "Gait", "Kinematics", "Kinetics", "EMG", "Findings",
        "Plates",
        .product(name: "Yams", package: "Yams"),
      ]),
    room(
      "Study",
      [
        "Motion", "Formats", "Findings", "Analysis", "Results", "Reports",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .executableTarget(
      name: "marey",
      dependencies: [
        "Motion", "Geometry", "Formats", "Synthesis", "Analysis", "EMG", "Findings", "Study",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // MARK: - Tests
    .target(
      name: "TestSupport", dependencies: ["Motion"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("Geometry", ["Geometry"]),
    tests("Signal", ["Signal"]),
    tests("Drawing", ["Drawing"]),
    tests("HDF5", ["HDF5", "CHDF5"]),
    tests("Motion", ["Motion", "Geometry"]),
    tests("Plates", ["Plates", "Motion", "Geometry", "Synthesis"]),
    tests("Formats", ["Formats", "Motion", "Geometry", "HDF5", "CCSV"]),
    tests(
      "Cleaning",
      ["Cleaning", "Formats", "Geometry", "Kinematics", "Motion", "Signal", "Synthesis"]),
    tests("Gait", ["Gait", "Motion", "Geometry", "Signal"]),
    tests("Kinematics", ["Kinematics", "Motion", "Geometry", "Synthesis"]),
    tests(
      "Kinetics",
      ["Kinetics", "Kinematics", "Cleaning", "Motion", "Geometry", "Plates", "Synthesis"]),
    tests("EMG", ["EMG", "Formats", "Motion", "Signal"]),
    tests("Findings", ["Findings", "EMG", "Motion", "Geometry", "Signal"]),
    tests(
      "Results",
      ["Results", "Motion", "Geometry", "HDF5", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("Reports", ["Reports", "Motion", "Geometry", "Drawing"]),
    tests("Synthesis", ["Synthesis", "Motion", "Geometry"]),
    tests("Analysis", ["Analysis", "Findings", "Geometry", "Motion", "Signal", "Synthesis"]),
    tests(
      "Parity",
      [
        "Formats", "Motion", "Geometry", "Cleaning", "Gait", "HDF5", "Kinematics", "Kinetics",
        "Plates", "Synthesis", "Analysis", "Findings",
      ]),
    tests(
      "Study",
      [
        "Study", "Analysis", "Cleaning", "EMG", "Formats", "Geometry", "Kinematics", "Motion",
        "Reports", "Synthesis",
      ]),
    tests("EndToEnd", ["marey", "Formats", "Geometry", "Motion"]),
  ],
  swiftLanguageModes: [.v6]
)
