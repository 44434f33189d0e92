/// A small file or two of every text format, for tests that look at all formats.
enum FormatSamples {
  /// Files that belong to another one and are no recording themselves.
  static let companions: Set<String> = ["walk_channels.tsv", "walk_motion.json", "walk_events.tsv"]

  static let files: [(name: String, text: String)] = [
    ("nexus.csv", TextSamples.nexus),
    (
      "nexus-outputs.csv",
      """
      Model Outputs
      100
      ,,LHipAngles,,
      Frame,Sub Frame,X,Y,Z
      ,,deg,deg,deg
      1,0,1,2,3
      2,0,1,2,3

      Events
      Subject,Context,Name,Time (s),Description
      Ann,Left,Foot Strike,0.01,

      """
    ),
    ("graph.csv", "# rate_hz: 100\n" + TextSamples.graph),
    ("visual3d.txt", "# rate_hz: 100\n" + TextSamples.visual3D),
    (
      "walk_emg.sto", "EMG\nendheader\ntime\tRF(mV)\n0\t1\n0.001\t2\n"
    ),
    ("walk.trc", TextSamples.trc),
    ("long.csv", "# event: foot off;left;0.01;file\n# measure.mass_kg: 60\n" + TextSamples.long),
    ("wide.csv", "# measure.mass_kg: 60\n" + TextSamples.wide),
    (
      "wide-signals.csv",
      """
      time,RF (mV),LASI_x,LASI_y,LASI_z,Fx,Fy,Fz,COPx,COPy,COPz
      0,1,1000,2,3,1,2,3,4,5,6
      0.01,1,1000,2,3,1,2,3,4,5,6

      """
    ),
    ("walk.mot", TextSamples.mot),
    (
      "motive.csv",
      """
      Format Version,1.23,Export Frame Rate,100,Length Units,Meters

      ,Type,Marker,Marker,Marker
      ,Name,A:LASI,A:LASI,A:LASI
      ,ID,1,1,1
      ,,Position,Position,Position
      Frame,Time (Seconds),X,Y,Z
      0,0.00,1,2,3
      1,0.01,1,2,3

      """
    ),
    (
      "qtm.tsv",
      "NO_OF_FRAMES\t2\r\nFREQUENCY\t100\r\nEVENT\tLHS\t2\t0.01\r\nMARKER_NAMES\tLASI\r\n"
        + "1\t2\t3\r\n1\t2\t4\r\n"
    ),
    (
      "qtm_f_1.tsv",
      "NO_OF_SAMPLES\t2\r\nFREQUENCY\t1000\r\nDATA_INCLUDED\tForce\r\n"
        + "DESCRIPTION\tForce data in local (force plate) coordinates\r\n"
        + "FORCE_PLATE_NAME\tPlate 1\r\n1\t2\t700\t1\t2\t3\t30\t40\t0\r\n"
        + "1\t2\t701\t1\t2\t3\t30\t40\t0\r\n"
    ),
    (
      "bts.emt",
      "BTS ASCII format\r\n\r\nType:\tPoint 3D tracks\r\nMeasure unit:\tm\r\n\r\nFrequency:\t100 Hz"
        + "\r\n\r\nFrame\tTime\tr_asis.X\tr_asis.Y\tr_asis.Z\t\r\n1\t0.000\t0.1\t0.2\t0.9\t\r\n"
        + "2\t0.010\t0.1\t0.2\t0.9\t\r\n"
    ),
    (
      "bts-emg.emt",
      "BTS ASCII format\r\n\r\nType:\tEmg tracks\r\nMeasure unit:\tV\r\n\r\nFrequency:\t100 Hz"
        + "\r\n\r\nFrame\tTime\tRF\t\r\n1\t0.000\t0.1\t\r\n2\t0.010\t0.2\t\r\n"
    ),
    (
      "emg-marker.csv",
      "time,Marker,\"RF,uV\"\n0,,1\n0.001,clap,2\n0.002,,3\n"
    ),
    (
      "walk.forces",
      "[Force Data]\r\nNumberOfForcePlates=1\r\nSampleRate=450\r\nNumberOfSamples=2\r\n"
        + "#Sample\tFX1\tFY1\tFZ1\tX1\tY1\tZ1\tMZ1\r\n1\t0\t7\t0\t1\t0\t2\t0\r\n"
        + "2\t0\t7\t0\t1\t0\t2\t0\r\n"
    ),
    (
      "walk.anc",
      "File_Type:\tAnalog R/C ASCII\tGeneration#:\t2\r\nBitDepth:\t12\tPreciseRate:\t1000\r\n"
        + "Name\tRF\t\r\nRate\t1000\t\r\nRange\t2500\t\r\n0.000\t5\r\n0.001\t6\r\n"
    ),
    (
      "results.xls",
      "Starting Frame\t1\r\nRHS\t10\t110\r\nR_Cadence\t120\r\nR_HIP Rot ANG\tR_HIP Abd ANG\r\n"
        + "1\t2\r\n3\t4\r\n"
    ),
    (
      "gaitlab.txt",
      """
      !MarkerFrequency
      50
      !ForcePlateFrequency
      50
      !EMGFrequency
      50
      !AnthropometryTotalBodyMass
      64.9
      !MarkerLeftHeel-3
      0.1 0.2 0.3
      !ForcePlate1FX
      1
      !ForcePlate1FY
      1
      !ForcePlate1FZ
      700
      !ForcePlate1DX
      0.1
      !ForcePlate1DY
      0.1
      !ForcePlate1TZ
      1
      !EMGRightHamstrings
      1

      """
    ),
    ("emg.csv", "Name,subject\n\"time,s\",\"RT TIB.ANT.,uV\"\n0,1\n0.001,2\n"),
    (
      "datalog.txt",
      "File Name: a.log\nChannel 1: 'RF', 2 values, engineering units: mV, no filters.\n"
        + "Channel 2: 'FX', 2 values, engineering units: deg, no filters, extrapolated from 50 to "
        + "1000 samples per second.\n\n1\t2\n3\t4\n"
    ),
    ("walk_motion.tsv", "1000\t2\t3\n1001\t2\t3\n"),
    (
      "walk_channels.tsv",
      "name\tcomponent\ttype\ttracked_point\tunits\nx\tx\tPOS\tLASI\tmm\ny\ty\tPOS\tLASI\tmm\n"
        + "z\tz\tPOS\tLASI\tmm\n"
    ),
    ("walk_motion.json", "{\"SamplingFrequency\": 100}"),
    ("walk_events.tsv", "onset\tduration\ttrial_type\n0.01\t0\tLHS\n"),
  ]
}
