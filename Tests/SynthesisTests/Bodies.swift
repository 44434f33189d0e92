import Foundation
import Motion
import Synthesis

/// Bodies that the tests share.
enum Bodies {
  /// A child of ordinary proportions.
  static let child = Body(height: 1.42, mass: 36)

  /// A body with nothing symmetric about it.
  static var uneven: Body {
    var body = Body(height: 1.71, mass: 66)
    body.markerDiameter = 0.0142
    body.left.thigh += 0.004
    body.right.shank -= 0.003
    body.left.legLength += 0.011
    body.right.kneeWidth += 0.008
    body.left.ankleWidth -= 0.004
    body.left.staticPlantarFlexion = .degrees(11)
    body.right.staticPlantarFlexion = .degrees(18)
    body.left.staticRotation = .degrees(-4)
    body.right.staticRotation = .degrees(6)
    body.right.heelRise = 0.013
    body.left.heelRise = -0.006
    return body
  }
}
