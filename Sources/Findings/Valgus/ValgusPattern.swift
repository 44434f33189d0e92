/// What goes with a knee that moves inwards.
enum ValgusPattern: String, CaseIterable {
  case proximal = "proximal pattern"
  case trunk = "trunk strategy"
  case distal = "distal pattern"
  case isolated = "isolated medial knee"
}
