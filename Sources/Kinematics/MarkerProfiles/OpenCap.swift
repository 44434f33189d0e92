import Motion

extension MarkerProfile {
  /// The marker set of OpenCap's laboratory validation: clusters on thighs and shanks, medial knee
  /// and ankle markers in the standing trial only.
  ///
  /// `L_HJC`, `R_HJC` and their `_reg` twins are computed points that exchange their names now and
  /// then; they are not used.
  ///
  /// Source: Uhlrich et al. 2023, PLoS Comput Biol 19:e1011462.
  public static let openCap = MarkerProfile(
    name: "OpenCap's laboratory marker set",
    citations: [Citation("Uhlrich et al.", 2023, "PLoS Comput Biol 19:e1011462")],
    names: Dictionary(
      uniqueKeysWithValues: Side.allCases.flatMap { side in
        openCapLeg.map { (side.letter + $0.label, side.letter + $0.name) }
      }),
    signature: Set(
      Side.allCases.flatMap { side in
        [".ASIS", ".PSIS", "_KNEE", "_ANKLE", "_CALC", "_TOE"].map { side.letter + $0 }
      }),
    clusters: Dictionary(
      uniqueKeysWithValues: Side.allCases.flatMap { side -> [(Segment, [String])] in
        func named(_ names: [String]) -> [String] { names.map { side.letter + $0 } }
        return [
          (.thigh(side), named(["_THIGH1", "_THIGH2", "_THIGH3", "_THIGH4", "KNE"])),
          (.shank(side), named(["_SH2", "_SH3", "_SHANK_ANTSUP", "ANK"])),
          (.foot(side), named(["HEE", "TOE", "MT5"])),
        ]
      }),
    others: Dictionary(
      uniqueKeysWithValues: Side.allCases.flatMap { side -> [(Segment, [String])] in
        [(.thigh(side), [side.letter + "_THIGH5"]), (.shank(side), [side.letter + "_SH4"])]
      }),
    computed: ["L_HJC", "R_HJC", "L_HJC_REG", "R_HJC_REG"])

  /// What follows the side's letter: in OpenCap's labels, and here.
  private static let openCapLeg: [(label: String, name: String)] = [
    (".ASIS", "ASI"), (".PSIS", "PSI"), ("_KNEE", "KNE"), ("_MKNEE", "KNM"), ("_ANKLE", "ANK"),
    ("_MANKLE", "MED"), ("_CALC", "HEE"), ("_TOE", "TOE"), ("_5META", "MT5"),
    ("_SHOULDER", "SHO"),
  ]
}
