/// Every check of a plate's loading, in the order in which reasons are given.
enum PlateChecks {
  static let all: [any PlateCheck] = [
    OwnerKnown(),
    DoubleContact(),
    PartialContact(),
    Saturation(),
    CornerOrder(),
    HorizontalSigns(),
    PressureOutside(),
    PressureBesideFoot(),
    BodyWeight(),
  ]
}
