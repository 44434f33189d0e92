import Motion

/// What makes a synthetic person show a pattern: changes to the body, to how it walks, stands and
/// squats, and to what the laboratory recorded.
///
/// Every change is made to a healthy person's value; one that is `nil` leaves it alone.
struct DemoScenario: Sendable {
  /// How far people differ from the mean child.
  enum Own: Sendable {
    /// The mean child itself: no offsets, no variation between cycles.
    case none
    /// No offsets, but cycles that vary.
    case cycles
    /// A person's own small offsets that leave the feet where they are, and cycles that vary.
    case small
    /// Offsets as large as those between healthy children, and cycles that vary.
    case population
  }

  var own = Own.cycles
  var pace = HealthyPace.free
  /// `F` or `M`; `nil`: by turns.
  var sex: String?
  /// Years; `nil`: drawn.
  var age: Double?
  /// Whether the laboratory noted the mass.
  var knowsMass = true
  /// What the person said: columns of participants.tsv.
  var intake: [String: String] = [:]
  /// A laboratory's own figures: files of the study's `rules` folder, by name.
  var rules: [String: String] = [:]
  var walks = true
  /// Gait cycles a walking trial, where the study's own number does not do; fewer for one trial
  /// alone.
  var cycles: Double?
  var walkingTrials: Int?

  var body: (@Sendable (inout Body) -> Void)?
  var programme: (@Sendable (inout AngleProgramme) -> Void)?
  var standing: (@Sendable (inout StandingPerson) -> Void)?
  var walker: (@Sendable (inout Walker) -> Void)?
  /// `nil`: nobody squats.
  var squatter: (@Sendable (inout Squatter) -> Void)?
  /// `nil`: nobody jumps off a box.
  var jumper: (@Sendable (inout Jumper) -> Void)?
  /// What goes wrong with a recording of a task, the standing trial included.
  var recording: (@Sendable (inout Recording, MovementTask) -> Void)?
}
