/// Every case that a synthetic person can show, in the order of the acceptance tests.
public enum DemoCases {
  public static let all: [DemoCase] =
    [DemoCase.healthy, .pelvicDrop, .medialKnee]
    + [
      .a01, .a02, .a03, .a04, .a05, .a06, .a07, .a07b, .a08, .a09, .a10, .a11, .a12, .a13, .a14,
      .a15,
      .a16, .a17, .a18, .a19, .a20, .a21, .a22, .a23, .a24, .a25, .a26,
    ]
    + [.b01, .b02, .b03, .b04, .b05, .b06, .b07, .b08, .b09, .b10]
    + [.b11, .b11b, .b12, .b13, .b14, .b15, .unevenLanding]
    + [.c01, .c02, .c03, .c04, .c04ii, .c05]
    + [.d01, .d02, .d03, .d04, .d05, .d06]
    + [.e03, .e04, .e05, .e06, .e07, .e09, .e10]
}
