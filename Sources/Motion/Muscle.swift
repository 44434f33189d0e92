/// A muscle, or a named group of muscles, that surface EMG can follow.
///
/// Names are those of the SENIAM recommendations (Hermens et al. 2000, J Electromyogr Kinesiol
/// 10:361) where they have one; `hamstrings` and `gastrocnemius` stand for a channel whose label
/// names the group and no more.
public enum Muscle: String, CaseIterable, Hashable, Sendable {
  case gluteusMaximus = "gluteus maximus"
  case gluteusMedius = "gluteus medius"
  case tensorFasciaeLatae = "tensor fasciae latae"
  case adductorLongus = "adductor longus"
  case adductorMagnus = "adductor magnus"
  case sartorius
  case gracilis
  case iliopsoas
  case rectusFemoris = "rectus femoris"
  case vastusLateralis = "vastus lateralis"
  case vastusMedialis = "vastus medialis"
  case vastusMedialisObliquus = "vastus medialis obliquus"
  case bicepsFemoris = "biceps femoris"
  case semitendinosus
  case semimembranosus
  case medialHamstrings = "medial hamstrings"
  case lateralHamstrings = "lateral hamstrings"
  case hamstrings
  case tibialisAnterior = "tibialis anterior"
  case tibialisPosterior = "tibialis posterior"
  case medialGastrocnemius = "medial gastrocnemius"
  case lateralGastrocnemius = "lateral gastrocnemius"
  case gastrocnemius
  case soleus
  case peroneusLongus = "peroneus longus"
  case peroneusBrevis = "peroneus brevis"
  case erectorSpinae = "erector spinae"
  case bicepsBrachii = "biceps brachii"
}
