import Motion

/// The spellings under which laboratories write muscles, each without spaces and in lower case.
///
/// Only spellings that mean one muscle stand here: `gm` (gluteus medius, gluteus maximus,
/// gastrocnemius medialis), `tib`, `bic`, `vas` and `add` mean several, and so mean none.
enum MuscleNames {
  static let spellings: [String: Muscle] = {
    var table: [String: Muscle] = [:]
    for (muscle, names) in lists {
      for name in names + [muscle.rawValue.filter { $0 != " " }] { table[name] = muscle }
    }
    return table
  }()

  private static let lists: [Muscle: [String]] = [
    .gluteusMaximus: ["glutmax", "gluteusmax", "glutealmax", "gmax", "glmax", "glumax", "maxglut"],
    .gluteusMedius: ["glutmed", "gluteusmed", "glutealmed", "gmed", "glmed", "glumed", "medglut"],
    .tensorFasciaeLatae: ["tfl", "tensorfascialatae", "tensorfascia", "tensor"],
    .adductorLongus: ["addlong", "addlongus", "addl", "adductorlong", "longadd"],
    .adductorMagnus: ["addmag", "addmagnus", "addm", "adductormag"],
    .sartorius: ["sart", "sar"],
    .gracilis: ["grac", "gra"],
    .iliopsoas: ["iliop", "psoas"],
    .rectusFemoris: ["rf", "rect", "rec", "recfem", "rectfem", "rectusfem", "recf", "rfem"],
    .vastusLateralis: [
      "vl", "vlat", "vaslat", "vastlat", "vastuslat", "lateralvastus", "latvast", "quadvl",
    ],
    .vastusMedialis: [
      "vm", "vmed", "vasmed", "vastmed", "vastusmed", "medialvastus", "medvast", "quadvm",
    ],
    .vastusMedialisObliquus: ["vmo", "vastusmedialisoblique", "vastusmedobl"],
    .bicepsFemoris: [
      "bf", "bicfem", "bicepsfem", "bicepfem", "bfem", "bflh", "bicepsfemorislonghead",
      "bicepsfemlong",
    ],
    .semitendinosus: ["st", "semiten", "semitend", "semit"],
    .semimembranosus: ["sm", "semimem", "semimemb", "semim"],
    .medialHamstrings: [
      "medham", "medhams", "medhamstring", "medialham", "medialhams", "medialhamstring", "mham",
      "mhams", "hammed", "hamsmed", "hamstringsmed", "hamstringsmedial",
    ],
    .lateralHamstrings: [
      "latham", "lathams", "lathamstring", "lateralham", "lateralhams", "lateralhamstring",
      "hamlat", "hamslat", "hamstringslat", "hamstringslateral",
    ],
    .hamstrings: ["ham", "hams", "hamstring", "hamst"],
    .tibialisAnterior: [
      "ta", "tibant", "tibialisant", "tibanterior", "tiba", "tibialanterior", "anttib",
      "anteriortibialis",
    ],
    .tibialisPosterior: [
      "tp", "tibpost", "tibialispost", "tibposterior", "tibp", "posttib", "posteriortibialis",
    ],
    .medialGastrocnemius: [
      "mg", "medgas", "medgast", "medgastroc", "medialgastroc", "gasmed", "gastmed", "gastrocmed",
      "gastrocnemiusmed", "gastrocnemiusmedialis", "gastrocmedialis", "gastrocnemiusmedial", "gasm",
      "mgas", "mgast", "medialgast", "gastrocm",
    ],
    .lateralGastrocnemius: [
      "latgas", "latgast", "latgastroc", "lateralgastroc", "gaslat", "gastlat", "gastroclat",
      "gastrocnemiuslat", "gastrocnemiuslateralis", "gastroclateralis", "gastrocnemiuslateral",
      "gasl", "lateralgast", "gastrocl",
    ],
    .gastrocnemius: ["gas", "gast", "gastroc", "gastro", "gc", "gastrocs"],
    .soleus: ["sol", "sole"],
    .peroneusLongus: [
      "pl", "per", "perlong", "peroneuslong", "peronlong", "perl", "fibularislongus", "fiblong",
    ],
    .peroneusBrevis: ["pb", "perbrev", "peroneusbrev", "perb", "fibularisbrevis", "fibbrev"],
    .bicepsBrachii: ["bicbrach", "bicepsbrach", "bb"],
    .erectorSpinae: [
      "es", "erecspin", "erspin", "erectspin", "erector", "erectorspinaelongissimus",
    ],
  ]
}
