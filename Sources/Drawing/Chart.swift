/// A chart as a value: what is shown, not how it is drawn.
public struct Chart: Sendable {
  /// One axis, with a range that does not move by itself.
  public struct Axis: Hashable, Sendable {
    /// What is along it and in which unit; empty where the chart's title says so.
    public var title: String
    public var range: ClosedRange<Double>
    /// The largest count of ticks; 0 for an axis without any.
    public var ticks: Int

    public init(title: String = "", range: ClosedRange<Double>, ticks: Int = 7) {
      self.title = title
      self.range = range
      self.ticks = ticks
    }
  }

  /// Curves in one style over the same places.
  public struct Line: Sendable {
    public var x: [Double]
    /// As many values as places in each; NaN breaks the line.
    public var curves: [[Double]]
    public var style: Style
    public var tag: Tag
    /// What each curve is a curve of, as a number that the page knows (such as of a cycle); empty
    /// where nothing asks.
    public var numbers: [Int]
    /// Tenths of a unit of the drawing by which the line may be straightened; above 4 its heights are
    /// whole units.
    public var tolerance = 2

    public init(
      x: [Double], curves: [[Double]], style: Style, tag: Tag = Tag(), numbers: [Int] = []
    ) {
      self.x = x
      self.curves = curves
      self.style = style
      self.tag = tag
      self.numbers = numbers
    }

    public init(x: [Double], y: [Double], style: Style, tag: Tag = Tag()) {
      self.init(x: x, curves: [y], style: style, tag: tag)
    }
  }

  /// By what a page's script and style sheet find lines: to read them out, and to hide one side.
  public struct Tag: Hashable, Sendable {
    /// A class, which is what a read-out calls the line: `left`, `right`.
    public var group: String
    public var isReadOut: Bool

    public init(_ group: String = "", isReadOut: Bool = false) {
      self.group = group
      self.isReadOut = isReadOut
    }
  }

  /// A single value.
  public struct Dot: Sendable {
    public enum Shape: Sendable {
      case circle
      case square
      case tick
    }

    public var x: Double
    public var y: Double
    public var shape: Shape
    public var colour: Colour
    public var isHollow: Bool
    /// Half of its width, in units of the drawing.
    public var size: Double
    /// Where it leads, already fit for an address, and what it is; `nil` for a mere dot.
    public var link: String?
    public var name: String

    public init(
      x: Double, y: Double, shape: Shape, colour: Colour, isHollow: Bool = false, size: Double = 3,
      link: String? = nil, name: String = ""
    ) {
      self.link = link
      self.name = name
      self.x = x
      self.y = y
      self.shape = shape
      self.colour = colour
      self.isHollow = isHollow
      self.size = size
    }
  }

  /// A rectangle between values of both axes.
  public struct Rectangle: Sendable {
    public var from: Double
    public var to: Double
    public var lower: Double
    public var upper: Double
    public var colour: Colour
    public var isHollow: Bool

    public init(
      from: Double, to: Double, lower: Double, upper: Double, colour: Colour,
      isHollow: Bool = false
    ) {
      self.from = from
      self.to = to
      self.lower = lower
      self.upper = upper
      self.colour = colour
      self.isHollow = isHollow
    }
  }

  /// A named stretch of the x axis, written above the plot.
  public struct Phase: Hashable, Sendable {
    public var name: String
    public var from: Double
    public var to: Double

    public init(_ name: String, from: Double, to: Double) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  /// A word in the left margin in place of a number of the y axis.
  public struct RowName: Sendable {
    public var level: Double
    public var text: String

    public init(_ text: String, level: Double) {
      self.text = text
      self.level = level
    }
  }

  /// The area between two curves; NaN breaks it.
  public struct Band: Sendable {
    public var x: [Double]
    public var lower: [Double]
    public var upper: [Double]
    public var colour: Colour
    public var opacity: Double

    public init(x: [Double], lower: [Double], upper: [Double], colour: Colour, opacity: Double) {
      self.x = x
      self.lower = lower
      self.upper = upper
      self.colour = colour
      self.opacity = opacity
    }
  }

  /// A shaded stretch of the x axis, over the whole height.
  public struct Span: Sendable {
    public var from: Double
    public var to: Double
    public var colour: Colour

    public init(from: Double, to: Double, colour: Colour) {
      self.from = from
      self.to = to
      self.colour = colour
    }
  }

  /// A vertical line.
  public struct Mark: Sendable {
    public var x: Double
    public var style: Style
    public var tag: Tag

    public init(x: Double, style: Style, tag: Tag = Tag()) {
      self.x = x
      self.style = style
      self.tag = tag
    }
  }

  /// A row of bars below the plot, such as the times of a muscle's activity.
  public struct BarRow: Sendable {
    /// One or two letters at the row's left end.
    public var label: String
    public var stretches: [ClosedRange<Double>]
    public var colour: Colour
    /// Hollow bars are told from filled ones without their colour.
    public var isHollow: Bool

    public init(
      label: String, stretches: [ClosedRange<Double>], colour: Colour, isHollow: Bool = false
    ) {
      self.label = label
      self.stretches = stretches
      self.colour = colour
      self.isHollow = isHollow
    }
  }

  /// A few words at a place of the chart.
  public struct Label: Sendable {
    /// The place, as shares of the plot's width and height from its upper left corner.
    public var across: Double
    public var down: Double
    public var text: String
    public var anchor: Anchor

    public enum Anchor: String, Sendable {
      case start
      case middle
      case end
    }

    public init(_ text: String, across: Double, down: Double, anchor: Anchor = .start) {
      self.text = text
      self.across = across
      self.down = down
      self.anchor = anchor
    }
  }

  /// One entry of a legend.
  public struct LegendEntry: Sendable {
    public var text: String
    public var style: Style

    public init(_ text: String, _ style: Style) {
      self.text = text
      self.style = style
    }
  }

  public var title: String
  /// What the chart shows, for a reader who does not see it.
  public var description: String
  public var x: Axis
  public var y: Axis
  public var spans: [Span] = []
  public var bands: [Band] = []
  public var lines: [Line] = []
  public var marks: [Mark] = []
  public var dots: [Dot] = []
  public var blocks: [Rectangle] = []
  public var phases: [Phase] = []
  /// Size of the plot box, in units of the drawing: 4 to 3, so that shapes can be compared, unless
  /// the chart shows no curves.
  public var plotWidth = 200.0
  public var plotHeight = 150.0
  public var rowNames: [RowName] = []
  /// Width of the left margin where the usual one is too narrow, in units of the drawing.
  public var leftMargin: Double? = nil
  /// What the x axis runs over, for the page's script: `cycle`, or a number of a recording; `nil`
  /// where values are not read out.
  public var base: String? = nil
  /// The unit of a read-out, with its space where it takes one.
  public var unit = ""
  /// What stands between a tick's whole part and its decimals.
  public var decimalMark = "."
  public var bars: [BarRow] = []
  public var labels: [Label] = []
  /// Drawn below the chart; empty where the page has a legend of its own.
  public var legend: [LegendEntry] = []

  public init(title: String, description: String, x: Axis, y: Axis) {
    self.title = title
    self.description = description
    self.x = x
    self.y = y
  }
}
