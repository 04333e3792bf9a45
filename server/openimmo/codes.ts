/** ISO 3166-1: alpha-3 and alpha-2 of every country, and Kosovo's user-assigned codes. */
const COUNTRIES =
  'AFGAF ALAAX ALBAL DZADZ ASMAS ANDAD AGOAO AIAAI ATAAQ ATGAG ARGAR ARMAM ABWAW AUSAU AUTAT AZEAZ BHSBS BHRBH BGDBD ' +
  'BRBBB BLRBY BELBE BLZBZ BENBJ BMUBM BTNBT BOLBO BESBQ BIHBA BWABW BVTBV BRABR IOTIO BRNBN BGRBG BFABF BDIBI CPVCV ' +
  'KHMKH CMRCM CANCA CYMKY CAFCF TCDTD CHLCL CHNCN CXRCX CCKCC COLCO COMKM COGCG CODCD COKCK CRICR CIVCI HRVHR CUBCU ' +
  'CUWCW CYPCY CZECZ DNKDK DJIDJ DMADM DOMDO ECUEC EGYEG SLVSV GNQGQ ERIER ESTEE SWZSZ ETHET FLKFK FROFO FJIFJ FINFI ' +
  'FRAFR GUFGF PYFPF ATFTF GABGA GMBGM GEOGE DEUDE GHAGH GIBGI GRCGR GRLGL GRDGD GLPGP GUMGU GTMGT GGYGG GINGN GNBGW ' +
  'GUYGY HTIHT HMDHM VATVA HNDHN HKGHK HUNHU ISLIS INDIN IDNID IRNIR IRQIQ IRLIE IMNIM ISRIL ITAIT JAMJM JPNJP JEYJE ' +
  'JORJO KAZKZ KENKE KIRKI PRKKP KORKR KWTKW KGZKG LAOLA LVALV LBNLB LSOLS LBRLR LBYLY LIELI LTULT LUXLU MACMO MDGMG ' +
  'MWIMW MYSMY MDVMV MLIML MLTMT MHLMH MTQMQ MRTMR MUSMU MYTYT MEXMX FSMFM MDAMD MCOMC MNGMN MNEME MSRMS MARMA MOZMZ ' +
  'MMRMM NAMNA NRUNR NPLNP NLDNL NCLNC NZLNZ NICNI NERNE NGANG NIUNU NFKNF MKDMK MNPMP NORNO OMNOM PAKPK PLWPW PSEPS ' +
  'PANPA PNGPG PRYPY PERPE PHLPH PCNPN POLPL PRTPT PRIPR QATQA REURE ROURO RUSRU RWARW BLMBL SHNSH KNAKN LCALC MAFMF ' +
  'SPMPM VCTVC WSMWS SMRSM STPST SAUSA SENSN SRBRS SYCSC SLESL SGPSG SXMSX SVKSK SVNSI SLBSB SOMSO ZAFZA SGSGS SSDSS ' +
  'ESPES LKALK SDNSD SURSR SJMSJ SWESE CHECH SYRSY TWNTW TJKTJ TZATZ THATH TLSTL TGOTG TKLTK TONTO TTOTT TUNTN TURTR ' +
  'TKMTM TCATC TUVTV UGAUG UKRUA AREAE GBRGB USAUS UMIUM URYUY UZBUZ VUTVU VENVE VNMVN VGBVG VIRVI WLFWF ESHEH YEMYE ' +
  'ZMBZM ZWEZW XKXXK';

const BY_ALPHA3 = new Map(COUNTRIES.split(' ').map((pair) => [pair.slice(0, 3), pair.slice(3)]));
const ALPHA2 = new Set(BY_ALPHA3.values());

/** OpenImmo 1.2.7 knows Romania by the code that ISO 3166 had until 2002 only. */
const OPENIMMO_ALPHA3: Record<string, string> = { RO: 'ROM' };
const ALPHA3_OF = new Map([...BY_ALPHA3].map(([alpha3, alpha2]) => [alpha2, OPENIMMO_ALPHA3[alpha2] ?? alpha3]));

/** What senders write instead of a code. */
const COUNTRY_NAMES: Record<string, string> = {
  D: 'DE',
  GER: 'DE',
  DEUTSCHLAND: 'DE',
  GERMANY: 'DE',
  A: 'AT',
  OSTERREICH: 'AT',
  OESTERREICH: 'AT',
  AUSTRIA: 'AT',
  SCHWEIZ: 'CH',
  SWITZERLAND: 'CH',
  SUISSE: 'CH',
  LIECHTENSTEIN: 'LI',
  LUXEMBURG: 'LU',
  FRANKREICH: 'FR',
  FRANCE: 'FR',
  ITALIEN: 'IT',
  ITALIA: 'IT',
  SPANIEN: 'ES',
  ESPANA: 'ES',
  MALLORCA: 'ES',
  PORTUGAL: 'PT',
  NIEDERLANDE: 'NL',
  BELGIEN: 'BE',
  DANEMARK: 'DK',
  POLEN: 'PL',
  TSCHECHIEN: 'CZ',
  UNGARN: 'HU',
  KROATIEN: 'HR',
  GRIECHENLAND: 'GR',
  TURKEI: 'TR',
  UK: 'GB',
  ENGLAND: 'GB',
  USA: 'US',
  KOSOVO: 'XK',
  KOS: 'XK',
  ROM: 'RO',
  RUMANIEN: 'RO',
  ROMANIA: 'RO',
  ZAR: 'CD',
  TMP: 'TL',
};

/** `DEU`, `de`, `Deutschland` -> `DE`; null when unknown. */
export function countryCode(text: string): string | null {
  const word = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .trim();
  if (ALPHA2.has(word)) return word;
  return BY_ALPHA3.get(word) ?? COUNTRY_NAMES[word] ?? null;
}

/** `DE` -> `DEU`, `RO` -> `ROM`: the code that OpenImmo has; null when unknown. */
export function countryAlpha3(alpha2: string): string | null {
  return ALPHA3_OF.get(alpha2) ?? null;
}

const EURO_COUNTRIES =
  'DE AT BE BG HR CY EE FI FR GR IE IT LV LT LU MT NL PT SK SI ES MC SM VA AD ME XK AX GF GP MQ RE YT BL MF PM';
const OTHER_CURRENCIES =
  'CH-CHF LI-CHF GB-GBP GG-GBP JE-GBP IM-GBP US-USD DK-DKK GL-DKK FO-DKK SE-SEK NO-NOK IS-ISK PL-PLN CZ-CZK HU-HUF ' +
  'RO-RON RS-RSD BA-BAM AL-ALL MK-MKD TR-TRY UA-UAH AE-AED TH-THB CA-CAD AU-AUD NZ-NZD ZA-ZAR BR-BRL MX-MXN';

const CURRENCY_OF = new Map([
  ...EURO_COUNTRIES.split(' ').map((country): [string, string] => [country, 'EUR']),
  ...OTHER_CURRENCIES.split(' ').map((pair): [string, string] => [pair.slice(0, 2), pair.slice(3)]),
]);

/** The currency of a country, or null when we do not know it. */
export function currencyOfCountry(country: string): string | null {
  return CURRENCY_OF.get(country) ?? null;
}

const CURRENCY_WORDS: Record<string, string> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  EU: 'EUR',
  SFR: 'CHF',
  FR: 'CHF',
  FRANKEN: 'CHF',
  $: 'USD',
  US$: 'USD',
  DOLLAR: 'USD',
  '£': 'GBP',
  DM: 'DEM',
};

/** `EUR`, `eur`, `€`, `Euro` -> `EUR`; null when it is no currency code. */
export function currencyCode(text: string): string | null {
  const word = text.toUpperCase().replace(/[.\s]/g, '');
  return CURRENCY_WORDS[word] ?? (/^[A-Z]{3}$/.test(word) ? word : null);
}

const LANGUAGE_NAMES = new Map(
  Object.entries({
    deutsch: 'de',
    german: 'de',
    ger: 'de',
    englisch: 'en',
    english: 'en',
    eng: 'en',
    franzosisch: 'fr',
    french: 'fr',
    fre: 'fr',
    italienisch: 'it',
    italian: 'it',
    spanisch: 'es',
    spanish: 'es',
    niederlandisch: 'nl',
    dutch: 'nl',
    russisch: 'ru',
    russian: 'ru',
    polnisch: 'pl',
    turkisch: 'tr',
    portugiesisch: 'pt',
    tschechisch: 'cs',
  }),
);

/** `de`, `de_DE`, `DEU`, `Deutsch` -> BCP 47 (`de`, `de-DE`); null when it is no language. */
export function languageTag(text: string): string | null {
  const word = text.trim().replaceAll('_', '-');
  const plain = word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const known = LANGUAGE_NAMES.get(plain);
  if (known !== undefined) return known;
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(word)) return null;
  try {
    return Intl.getCanonicalLocales(word)[0] ?? null;
  } catch {
    return null;
  }
}
