import Testing

@Test func placeholderGait() {}
