import Testing

@Test func placeholderKinematics() {}
