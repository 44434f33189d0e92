import Formats
import Motion

/// A deterministic source of random numbers, so that every failure can be repeated.
///
/// Source: Steele et al. 2014, Fast splittable pseudorandom number generators, OOPSLA.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  init(seed: Int) { state = UInt64(seed) &+ 0x1234_5678_9ABC_DEF0 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Whether numbers agree to a part in a million million; NaN agrees with NaN.
func agree(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) || ($0.isNaN && $1.isNaN) }
}

/// Small files of each text format.
enum TextSamples {
  static let nexus = """
    Devices
    300
    ,,Force Plate #1 - Force,,,Force Plate #1 - Moment,,,Force Plate #1 - CoP,,,EMG - Voltage,
    Frame,Sub Frame,Fx,Fy,Fz,Mx,My,Mz,Cx,Cy,Cz,RF,1
    ,,N,N,N,N.mm,N.mm,N.mm,mm,mm,mm,V,V
    7,0,1,2,-700,1000,2000,3000,232,254,0,0.5,0
    7,1,1,2,-701,1000,2000,3000,232,254,0,-0.5,0
    7,2,1,2,-702,1000,2000,3000,232,254,0,1e-3,0
    8,0,1,2,-703,1000,2000,3000,232,254,0,,0
    8,1,1,2,-704,1000,2000,3000,232,254,0,2,0
    8,2,1,2,-705,1000,2000,3000,232,254,0,3,0

    Trajectories
    100
    ,,Ann:LASI,,,Ann:RASI,,
    Frame,Sub Frame,X,Y,Z,X,Y,Z
    ,,mm,mm,mm,mm,mm,mm
    7,0,1000,200,950.5,1001,-30.25,951
    8,0,1010,201,950,,,

    """

  static let trc = """
    PathFileType\t4\t(X/Y/Z)\twalk.trc
    DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames
    100.00\t100.00\t3\t2\tmm\t100.00\t1\t3
    Frame#\tTime\tRASI\t\t\tRKNE\t\t
    \t\tX1\tY1\tZ1\tX2\tY2\tZ2

    1\t0.000\t1000\t950\t-200\t1001\t500\t-210
    2\t0.010\t1010\t951\t-200\t\t\t
    3\t0.020\t1020\t952\t-200\tnan\tNaN\tNAN

    """

  static let wide = """
    # unit: mm
    # event: initial contact;left;0.01;file
    time,LASI_x,LASI_y,LASI_z,RKNE.X,RKNE.Y,RKNE.Z
    0.00,1000,200,950.5,1,2,500
    0.01,1010,201,950,,,
    0.02,1020,202,951,3,4,502

    """

  static let graph = """
    Frame,Sub Frame,"Reconstruction Position - LASI",,,"Velocity - RASI",,,"Position - S1:RASI",,
    ,,"TX","TY","TZ","TX'","TY'","TZ'","TX","TY","TZ"
    Frames,Frames,"mm","mm","mm","mm/s","mm/s","mm/s","mm","mm","mm"
    7,0,"1000","200.5","900",1,2,3,"1100","201","901"
    8,0,"1001","200.5","900",1,2,3,,,

    """

  static let visual3D =
    "\ta.c3d\ta.c3d\ta.c3d\ta.c3d\ta.c3d\ta.c3d\ta.c3d\n"
    + "\tLASI\tLASI\tLASI\tRASI\tRASI\tRASI\tRF\n"
    + "\tTARGET\tTARGET\tTARGET\tTARGET\tTARGET\tTARGET\tANALOG\n"
    + "\tORIGINAL\tORIGINAL\tORIGINAL\tORIGINAL\tORIGINAL\tORIGINAL\tORIGINAL\n"
    + "ITEM\tX\tY\tZ\tX\tY\tZ\t0\n"
    + "1\t1.0\t0.2\t0.9\t1.1\t0.2\t0.9\t5\n2\t1.1\t0.2\t0.9\t\t\t\t6\n3\t\t\t\t\t\t\t7\n"

  static let long = """
    time,marker,x,y,z
    0.00,LASI,1000,200,950.5
    0.00,RKNE,1,2,500
    0.01,LASI,1010,201,950
    0.02,LASI,1020,202,951
    0.02,RKNE,3,4,502

    """

  static let mot = """
    forces
    version=1
    nRows=99
    nColumns=10
    endheader
    time\tground_force_vx\tground_force_vy\tground_force_vz\tground_force_px\tground_force_py\tground_force_pz\tground_torque_x\tground_torque_y\tground_torque_z
    0.000\t1\t700\t2\t0.1\t0\t0.2\t0\t5\t0
    0.001\t1\t701\t2\t0.1\t0\t0.2\t0\t6\t0
    0.002\t1\t702\t2\t0.1\t0\t0.2\t0\t7\t0

    """

  static let vsk = """
    <?xml version="1.0" encoding="UTF-8"?>
    <KinematicModel MODEL="PlugInGait">
      <Parameters>
        <StaticParameter NAME="Bodymass" VALUE="70.5" REQUIRED="true"/>
        <StaticParameter NAME="LeftLegLength" VALUE="877"/>
        <StaticParameter NAME="LeftStaticPlantFlex" VALUE="0.25"/>
        <StaticParameter NAME="LeftTibialTorsion" PRIOR="0"/>
        <StaticParameter NAME="RightKneeWidth" VALUE="0"/>
        <StaticParameter NAME="RightShoulderOffset" VALUE="50"/>
      </Parameters>
    </KinematicModel>
    """

  /// Reads a text as a format does that is found by its content.
  static func recording(_ text: String) throws -> Recording {
    try recording(Array(text.utf8))
  }

  static func recording(_ bytes: [UInt8]) throws -> Recording {
    let file = "trial"
    if NexusCSV.recognizes(bytes, ending: "") {
      return try NexusCSV.recording(of: bytes, name: file, file: file)
    }
    if TRC.recognizes(bytes, ending: "") {
      return try TRC.recording(of: bytes, name: file, file: file)
    }
    if MOT.recognizes(bytes, ending: "") {
      return try MOT.recording(of: bytes, name: file, file: file)
    }
    if LongCSV.recognizes(bytes, ending: "") {
      return try LongCSV.recording(of: bytes, name: file, file: file)
    }
    return try WideCSV.recording(of: bytes, name: file, file: file)
  }

  /// The diagnostic of a text that is refused, or why it is not.
  static func refusal(_ text: String) -> String {
    do {
      let recording = try recording(text)
      return "was read as \(recording.format)"
    } catch let error as ReadError {
      return error.diagnostic
    } catch {
      return "\(error)"
    }
  }
}
