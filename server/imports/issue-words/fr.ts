import type { IssueCatalogue } from './index.ts';

const MAKER = 'Rien n’est perdu pour les autres propriétés. Prévenez l’éditeur du logiciel.';
const DIGITS = 'Envoyez des chiffres avec un point avant les décimales, par exemple 250000.00.';
const SCOPE = 'Utilisez umfang="VOLL" pour tout l’inventaire ou umfang="TEIL" pour les modifications.';
const CURRENCY = 'Envoyez la devise en trois lettres, par exemple EUR ou CHF.';
const AS_OPENIMMO = 'Exportez les propriétés en OpenImmo. Le fichier doit commencer par <openimmo>.';
const SMALLER = 'Envoyez les images à côté du XML et non dedans, ou divisez le fichier.';
const PICTURES = 'Envoyez les images en JPEG, PNG ou WebP.';
const AGAIN = 'Vérifiez le serveur. La prochaine livraison fera un nouvel essai.';
const IN_ZIP = 'Donnez une adresse que chacun peut ouvrir sans mot de passe, ou envoyez le fichier dans le ZIP.';

const NO_FTP =
  'Indiquez une adresse qui commence par https:// et s’ouvre sans mot de passe, ou envoyez le fichier dans le ZIP ; FTP n’est pas appelé.';

export const fr: IssueCatalogue = {
  EMPTY_FILE: [['Le fichier est vide.', 'Vérifiez que l’exportation s’est terminée, puis renvoyez le fichier.']],
  NOT_A_PACKAGE: [
    [
      'Le fichier n’est ni un ZIP ni un XML.',
      'Envoyez un ZIP avec un XML OpenImmo et ses pièces jointes, ou le XML avec ses pièces jointes à côté.',
    ],
  ],
  CORRUPT_ZIP: [
    ['Le ZIP est endommagé ou incomplet.', 'L’envoi a sans doute été coupé. Rien n’en a été importé. Renvoyez-le.'],
    [
      'Le ZIP est compressé d’une manière que l’on ne peut pas lire.',
      'Faites-en un ZIP ordinaire, avec la méthode Deflate. Rien n’en a été importé.',
    ],
  ],
  BYTES_BEHIND_ZIP: [
    [
      'Le ZIP ne finit pas là où il le devrait : quelque chose a été ajouté ou coupé après son contenu. Tout le contenu a été lu.',
      'Transférez-le en mode binaire, sans remplissage.',
    ],
  ],
  XML_WITHOUT_ENDING: [
    [
      'Le nom du fichier OpenImmo « {file} » ne finit pas par .xml ; il a été reconnu à son contenu.',
      'Donnez-lui cette terminaison : d’autres risquent de ne pas le trouver.',
    ],
  ],
  XML_IGNORED: [
    [
      'Le fichier « {file} » est du XML, mais pas de l’OpenImmo ; il a été laissé de côté.',
      'Il n’y a rien à faire. Il est inutile de l’envoyer.',
    ],
  ],
  ENCRYPTED_ZIP: [['Le ZIP est protégé par un mot de passe.', 'Envoyez-le sans mot de passe.']],
  ZIP_BOMB: [
    [
      'Le ZIP contient plus de fichiers, ou plus d’octets une fois décompressé, qu’une livraison ne peut en avoir.',
      'Envoyez au plus {files} fichiers et {size} Mio décompressés ; divisez la livraison.',
    ],
  ],
  UNSAFE_PATH: [
    [
      'Le ZIP contient un fichier dont le chemin mène hors du ZIP, ou un lien.',
      'N’y mettez que des fichiers simples, sans « .. », lettres de lecteur ni liens.',
    ],
  ],
  NO_XML: [
    ['Le ZIP ne contient pas de fichier XML.', 'Mettez-y le XML OpenImmo avec ses pièces jointes.'],
    [
      'Le ZIP contient un autre ZIP et pas de fichier XML.',
      'Mettez le XML OpenImmo et ses pièces jointes directement dans le ZIP, sans ZIP autour.',
    ],
  ],
  SEVERAL_XML: [['Le ZIP contient plus d’un fichier XML : {first} et {second}.', 'Envoyez un ZIP par fichier XML.']],
  NOT_XML: [
    [
      'Le fichier n’est pas un XML correct à la ligne {line} : {detail}.',
      'Rien n’en a été importé. Exportez-le de nouveau ou prévenez l’éditeur du logiciel.',
    ],
  ],
  TRUNCATED: [
    [
      'Le fichier se termine trop tôt : sa dernière partie manque.',
      'L’envoi a sans doute été coupé. Rien n’en a été importé. Renvoyez le fichier.',
    ],
  ],
  DOCTYPE_REFUSED: [
    [
      'Le fichier contient un DOCTYPE. De tels fichiers sont refusés, car ils peuvent servir à des attaques.',
      'Exportez le fichier sans la ligne qui commence par <!DOCTYPE.',
    ],
  ],
  NOT_OPENIMMO: [
    ['Le fichier est un retour OpenImmo (une demande à un courtier), pas un transfert de propriétés.', AS_OPENIMMO],
    ['Le fichier est un XML, mais pas de l’OpenImmo : son premier élément est <{name}>.', AS_OPENIMMO],
  ],
  TOO_LARGE: [
    ['Le fichier est plus grand que permis.', SMALLER],
    ['Une partie du fichier est plus grande que permis.', SMALLER],
    ['Une propriété est plus grande que permis.', SMALLER],
  ],
  TOO_DEEP: [
    [
      'Le fichier a plus de {max} éléments imbriqués.',
      'Un tel fichier n’est pas de l’OpenImmo. Prévenez l’éditeur du logiciel.',
    ],
  ],
  NOT_ALLOWED: [
    [
      'Les importations sont désactivées pour cette agence. Le fichier a été conservé.',
      'Demandez à l’assistance de les activer, puis renvoyez le fichier.',
    ],
    [
      'Les importations sont désactivées ici. Le fichier a été conservé.',
      'Demandez à l’assistance de les activer, puis renvoyez le fichier.',
    ],
  ],
  NOT_BOOKED: [
    [
      'Aucun forfait comprenant les importations n’est réservé pour cette agence. Le fichier a été conservé.',
      'Demandez à l’assistance quels forfaits les comprennent.',
    ],
  ],
  UNKNOWN_AGENCY: [
    [
      'Aucune agence ici n’a le numéro {number}. Le fichier a été conservé.',
      'Dans votre logiciel, indiquez le numéro de client de votre agence ici comme anbieternr, et la clé de licence comme lizenzkennung.',
    ],
    [
      'Le fichier ne dit pas de quelle agence il vient. Le fichier a été conservé.',
      'Dans votre logiciel, indiquez le numéro de client de votre agence ici comme anbieternr, et la clé de licence comme lizenzkennung.',
    ],
  ],
  WRONG_LICENCE_KEY: [
    [
      'La clé de licence (lizenzkennung) manque dans le fichier, ou n’est pas celle de l’agence qu’il nomme. Le fichier a été conservé.',
      'Indiquez dans votre logiciel la clé de licence que vous avez reçue, ou demandez-en une nouvelle à l’assistance.',
    ],
  ],
  SEVERAL_AGENCIES: [
    [
      'Le fichier contient des objets de plus d’une agence. Le fichier a été conservé.',
      'Envoyez un fichier par agence.',
    ],
  ],
  SOURCE_REVOKED: [
    [
      'Le compte de dépôt de cette livraison a été fermé. Le fichier a été conservé.',
      'Demandez un nouveau compte à l’assistance.',
    ],
  ],
  BROKEN_OFF: [
    [
      'L’importation s’est interrompue {count} fois de notre côté. Ce qui était appliqué reste ; le fichier a été conservé.',
      'Demandez à l’assistance ; la cause est dans son journal.',
    ],
  ],

  NO_OBJECTS: [
    [
      'Le fichier ne contient aucune propriété : il n’y a rien à importer.',
      'Vérifiez la sélection dans votre logiciel. Pour supprimer des propriétés, nommez chacune avec aktionart="DELETE".',
    ],
    [
      'La livraison se dit complète et ne contient aucune propriété. Rien n’a été retiré.',
      'Vérifiez la sélection dans votre logiciel et renvoyez. Pour tout retirer, supprimez chaque propriété.',
    ],
  ],
  TOO_MANY_GONE: [
    [
      'La livraison se dit complète, mais {gone} propriétés sur {before} y manquent. Son contenu a été pris ; rien n’a été retiré.',
      'Vérifiez que l’exportation n’a pas été coupée et renvoyez. Si ces propriétés ont vraiment disparu, demandez à l’assistance de libérer les retraits.',
    ],
  ],
  SHARED_DOOR: [
    [
      'La livraison est arrivée par le compte que toutes les agences partagent. Son contenu a été pris ; rien n’a été retiré.',
      'Un administrateur regarde ce qui y manque et libère les retraits.',
    ],
  ],
  UNNUMBERED_OBJECTS: [
    [
      'Des propriétés n’ont pas de numéro : on ne sait pas lesquelles manquent. Rien n’a été retiré.',
      'Donnez un numéro à chaque propriété dans votre logiciel et renvoyez.',
    ],
  ],

  NO_TRANSFER_HEADER: [
    [
      'Le fichier ne dit pas de quel transfert il s’agit. Il a été lu comme partiel : rien n’est retiré.',
      'Faites écrire à votre logiciel <uebertragung> avec umfang="VOLL" ou umfang="TEIL".',
    ],
  ],
  UNKNOWN_SCOPE: [
    ['Le fichier ne dit pas s’il contient tout l’inventaire. Il a été lu comme partiel.', SCOPE],
    ['L’étendue « {value} » n’est pas connue. Le fichier a été lu comme partiel.', SCOPE],
  ],
  UNKNOWN_MODE: [
    [
      'Le mode « {value} » n’est pas connu et a été ignoré.',
      'Utilisez modus="NEW", "CHANGE" ou "DELETE", ou ne l’indiquez pas.',
    ],
  ],
  UNREADABLE_TIMESTAMP: [
    ['L’heure « {value} » du fichier n’a pas pu être lue.', 'Utilisez une heure comme 2024-05-31T14:30:00+02:00.'],
  ],
  TIMESTAMP_IN_FUTURE: [
    [
      'Le fichier dit avoir été écrit dans le futur ; l’heure de son arrivée compte à la place.',
      'Réglez l’horloge de l’ordinateur qui envoie.',
    ],
  ],
  BAD_REPORT_ADDRESS: [
    [
      '« {value} » n’est pas une adresse courriel : l’expéditeur ne reçoit pas de rapport.',
      'Indiquez dans votre logiciel une adresse pour le rapport, comme jane@example.com.',
    ],
  ],
  CONFLICTING_TRANSFER_HEADERS: [
    [
      'Le fichier dit à un endroit qu’il contient tout l’inventaire et à un autre seulement des modifications.',
      'Envoyez un seul <uebertragung> par fichier. D’ici là, le fichier compte comme partiel.',
    ],
  ],
  ILLEGAL_CHARACTERS: [['{count} caractères de contrôle interdits ont été retirés.', MAKER]],
  BARE_AMPERSANDS: [['{count} « & » n’étaient pas écrits comme le demande XML ; ils ont été conservés.', MAKER]],
  UNKNOWN_ENTITIES: [['{count} noms de caractères inconnus comme « &name; » ont été conservés comme texte.', MAKER]],
  MIXED_ENCODING: [
    [
      'Le fichier devrait être en UTF-8, mais {count} octets ne le sont pas. Ils ont été lus dans l’encodage d’Europe de l’Ouest.',
      MAKER,
    ],
  ],
  WRONG_ENCODING: [['Le fichier se dit {value}, mais il est en UTF-8. Il a été lu comme UTF-8.', MAKER]],
  UNKNOWN_ENCODING: [['L’encodage « {value} » n’est pas connu. Le fichier a été lu en UTF-8.', MAKER]],
  TRAILING_CONTENT: [['Le texte après la fin du fichier a été ignoré.', MAKER]],

  NO_OBJECT_NUMBER: [
    [
      'La propriété n’a pas de numéro : impossible de la distinguer des autres.',
      'Donnez-lui un numéro dans votre logiciel et exportez-la de nouveau.',
    ],
    [
      'Le numéro « {value} » n’en est pas un : impossible de distinguer la propriété des autres.',
      'Donnez-lui un numéro à elle dans votre logiciel et exportez-la de nouveau.',
    ],
  ],
  EMPTY_OBJECT: [
    [
      'La propriété ne dit presque rien d’autre que son numéro : elle n’a pas été prise. Ce qui est ici d’elle reste.',
      'Envoyez la propriété entière ; pour la retirer du marché, envoyez aktionart="DELETE".',
    ],
  ],
  RENUMBERED: [
    [
      'L’annonce au numéro « {before} » a été prise pour cette propriété, qui porte maintenant le numéro « {number} ».',
      'Rien à faire si la propriété a changé de numéro. Si c’en est une autre, donnez-lui ses propres numéros et renvoyez les deux.',
    ],
  ],
  EXPIRED: [
    [
      'La propriété était sur le marché jusqu’au {date}. Elle est ici, mais n’est plus publique.',
      'Rien à faire, ou envoyez-la avec un aktiv_bis plus tardif.',
    ],
  ],
  SHARED_NUMBER: [
    [
      'Une propriété plus haut dans le fichier porte aussi le numéro « {number} ». Elles ont été prises pour une seule, dont celle-ci est le dernier mot.',
      'S’il y en a deux, donnez à chacune son numéro et renvoyez les deux.',
    ],
  ],
  COPIED_OBID: [
    [
      'Le numéro technique est celui de la propriété « {other} ». Celle-ci a été prise sous son propre numéro.',
      'La copie d’une propriété a peut-être copié aussi le numéro. Demandez à l’éditeur du logiciel un nouvel openimmo_obid.',
    ],
  ],
  OBJECT_NUMBER_TOO_LONG: [['Le numéro a {count} caractères et a été omis.', 'Utilisez au plus {max} caractères.']],
  NOT_SAVED: [
    [
      'La propriété n’a pas pu être enregistrée.',
      'Vérifiez que ses numéros n’appartiennent à aucune autre, et renvoyez-la. Les autres propriétés ont été prises.',
    ],
  ],
  OLDER_DELIVERY: [
    [
      'Une livraison écrite plus tard a déjà été appliquée : celle-ci n’a rien changé.',
      'Rien à faire, sauf si l’horloge de l’ordinateur qui envoie est fausse.',
    ],
  ],
  UNKNOWN_OBJECT: [['La propriété à supprimer n’est pas ici, ou est déjà supprimée.', 'Rien à faire.']],
  UNKNOWN_ACTION: [
    ['L’action « {value} » n’est pas connue. La propriété a été mise à jour.', 'Utilisez CHANGE, DELETE ou REFERENZ.'],
  ],
  UNKNOWN_LANGUAGE: [
    ['La langue « {value} » n’est pas connue et a été ignorée.', 'Utilisez un code comme de ou de-DE.'],
  ],
  UNKNOWN_STATUS: [
    [
      'Le statut « {value} » n’est pas connu. La propriété est montrée comme disponible.',
      'Utilisez OFFEN, RESERVIERT ou VERKAUFT.',
    ],
  ],
  NO_MARKETING_TYPE: [
    [
      'La propriété ne dit pas si elle est à vendre ou à louer. Les prix ont servi à le savoir.',
      'Indiquez KAUF ou MIETE_PACHT.',
    ],
  ],
  NO_OBJECT_TYPE: [
    ['La propriété ne dit pas ce qu’elle est.', 'Envoyez un type, par exemple <haus haustyp="EINFAMILIENHAUS"/>.'],
  ],
  SEVERAL_OBJECT_TYPES: [
    ['La propriété a plusieurs types ; « {value} » a été utilisé.', 'Mettez le type principal en premier.'],
  ],
  UNKNOWN_COUNTRY: [
    ['Le pays « {value} » n’est pas connu et a été omis.', 'Utilisez trois lettres comme DEU, AUT ou CHE.'],
  ],
  BAD_COORDINATES: [
    [
      'La position « {value} » est incomplète ou n’est pas sur terre, et a été omise.',
      'Envoyez des degrés comme 50.11 et 8.68.',
    ],
  ],
  UNKNOWN_CURRENCY: [['La devise « {value} » n’est pas connue ; {used} a été utilisé.', CURRENCY]],
  CURRENCY_ASSUMED: [['Le fichier n’indique pas de devise ; {used} a été utilisé.', CURRENCY]],
  UNKNOWN_PERIOD: [
    [
      'La période « {value} » n’est pas connue. Le montant a été lu comme annuel.',
      'Utilisez JAHR, MONAT, WOCHE ou TAG.',
    ],
  ],
  BAD_EMAIL: [
    ['« {value} » n’est pas une adresse courriel et a été omis.', 'Envoyez une adresse comme jane@example.com.'],
  ],
  TEXT_SHORTENED: [
    [
      'Le texte a {count} caractères ; seuls les {max} premiers ont été gardés.',
      'Raccourcissez-le à {max} caractères.',
    ],
  ],
  NOT_YES_OR_NO: [['« {value} » n’est ni oui ni non et a été omis.', 'Utilisez true ou false.']],
  NOT_A_NUMBER: [['« {value} » n’est pas un nombre et a été omis.', DIGITS]],
  NOT_A_WHOLE_NUMBER: [['« {value} » n’est pas un nombre entier et a été omis.', 'Envoyez un nombre entier.']],
  NEGATIVE_NUMBER: [['« {value} » est inférieur à zéro et a été omis.', 'Envoyez un nombre supérieur ou égal à zéro.']],
  NUMBER_TOO_LARGE: [['« {value} » est trop grand pour être vrai et a été omis.', DIGITS]],
  AMBIGUOUS_NUMBER: [['« {value} » peut se lire de deux façons. Il a été lu comme {used}.', DIGITS]],
  UNREADABLE_DATE: [['« {value} » n’est pas une date et a été omis.', 'Utilisez une date comme 2024-05-31.']],

  EMPTY_ATTACHMENT: [
    ['Une pièce jointe n’a ni fichier ni adresse et a été ignorée.', 'N’envoyez pas de telles pièces jointes.'],
  ],
  BAD_ATTACHMENT: [
    ['Le nom ou l’adresse d’une pièce jointe est trop long ; elle a été ignorée.', 'Raccourcissez-le.'],
    [
      'L’adresse « {value} » d’une pièce jointe est inutilisable ; la pièce jointe a été ignorée.',
      'Utilisez un fichier du paquet ou une adresse qui commence par https://.',
    ],
    [
      'Le contenu d’une pièce jointe est illisible ; elle a été ignorée.',
      'Envoyez-la en base64 ou comme fichier à côté du XML.',
    ],
  ],
  MISSING_ATTACHMENT: [
    ['Le fichier « {file} » n’est pas dans la livraison.', 'Envoyez-le aussi, ou retirez-le de la propriété.'],
  ],
  ATTACHMENT_TOO_LARGE: [['Le fichier « {file} » dépasse {size} Mio.', 'Envoyez-en un plus petit.']],
  BROKEN_ATTACHMENT: [
    ['Le fichier « {file} » est vide ou endommagé.', 'Vérifiez-le dans votre logiciel et renvoyez-le.'],
  ],
  NOT_A_PICTURE: [['Le fichier « {file} » n’est pas une image que l’on peut montrer.', PICTURES]],
  TOO_MANY_ATTACHMENTS: [
    ['La propriété a plus de {limit} pièces jointes ; les autres ont été omises.', 'Envoyez-en moins.'],
  ],
  WRONG_CHECKSUM: [
    [
      'Le MD5 envoyé avec « {file} » n’est pas celui du fichier. Le fichier a été pris quand même.',
      'Vérifiez comment votre logiciel calcule le MD5, ou omettez-le.',
    ],
  ],
  PICTURE_TOO_COSTLY: [
    ['La lecture de l’image « {file} » prend trop de temps.', 'Enregistrez-la de nouveau en JPEG et renvoyez-la.'],
  ],
  PICTURE_TOO_LARGE: [['L’image « {file} » a plus de 120 millions de pixels.', 'Envoyez-en une plus petite.']],
  PICTURE_FORMAT: [['L’image « {file} » est au format {format}, que l’on ne peut pas montrer.', PICTURES]],
  ADDRESS_IS_A_PAGE: [
    ['L’adresse « {file} » mène à une page, pas à une image.', 'Donnez l’adresse de l’image elle-même.'],
  ],
  ADDRESS_IN_TEXT: [
    [
      'L’adresse ne doit pas être montrée, mais le titre ou un texte nomme la rue.',
      'Retirez-la du texte ou autorisez l’affichage de l’adresse.',
    ],
  ],
  ADDRESS_NOT_USABLE: [['L’adresse « {file} » n’est pas utilisable.', NO_FTP]],
  ADDRESS_NOT_PUBLIC: [['L’adresse « {file} » ne mène pas à l’internet public et n’a donc pas été appelée.', IN_ZIP]],
  NOT_GIVEN_OUT: [['Le serveur ne donne pas « {file} » ({status}).', IN_ZIP]],
  NOT_FETCHED: [
    ['Le serveur de « {file} » est injoignable.', AGAIN],
    ['Le certificat du serveur de « {file} » n’est pas valable.', AGAIN],
    ['Le serveur de « {file} » a mis trop de temps.', AGAIN],
    ['Le fichier « {file} » n’a plus été demandé, car son serveur a échoué trop souvent ou mis trop de temps.', AGAIN],
    ['Le serveur de « {file} » n’a pas donné de réponse correcte.', AGAIN],
  ],
  NOT_FETCHED_AGAIN: [
    [
      'Le fichier « {file} » n’a pas pu être repris ; celui d’avant reste.',
      'Vérifiez l’adresse, sauf si le fichier est toujours le même.',
    ],
  ],
};
