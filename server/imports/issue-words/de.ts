import type { IssueCatalogue } from './index.ts';

const MAKER = 'Für die übrigen Objekte geht nichts verloren. Teilen Sie es dem Hersteller der Software mit.';
const DIGITS = 'Senden Sie Ziffern mit einem Punkt vor den Nachkommastellen, zum Beispiel 250000.00.';
const SCOPE = 'Verwenden Sie umfang="VOLL" für den ganzen Bestand oder umfang="TEIL" für Änderungen.';
const CURRENCY = 'Senden Sie die Währung mit drei Buchstaben, zum Beispiel EUR oder CHF.';
const AS_OPENIMMO = 'Exportieren Sie die Objekte als OpenImmo. Die Datei muss mit <openimmo> beginnen.';
const SMALLER = 'Senden Sie Bilder neben dem XML statt darin, oder teilen Sie die Datei auf.';
const PICTURES = 'Senden Sie Bilder als JPEG, PNG oder WebP.';
const AGAIN = 'Prüfen Sie den Server. Die nächste Lieferung versucht es erneut.';
const IN_ZIP = 'Geben Sie eine Adresse an, die jeder ohne Passwort öffnen kann, oder senden Sie die Datei im ZIP.';

const NO_FTP =
  'Geben Sie eine Adresse an, die mit https:// beginnt und ohne Passwort aufgeht, oder senden Sie die Datei im ZIP; FTP wird nicht abgefragt.';

export const de: IssueCatalogue = {
  EMPTY_FILE: [['Die Datei ist leer.', 'Prüfen Sie, ob der Export fertig wurde, und senden Sie die Datei erneut.']],
  NOT_A_PACKAGE: [
    [
      'Die Datei ist weder ein ZIP noch ein XML.',
      'Senden Sie ein ZIP mit einem OpenImmo-XML und seinen Anhängen, oder das XML mit den Anhängen daneben.',
    ],
  ],
  CORRUPT_ZIP: [
    [
      'Das ZIP ist beschädigt oder unvollständig.',
      'Vermutlich brach die Übertragung ab. Es wurde nichts daraus importiert. Senden Sie es erneut.',
    ],
    [
      'Das ZIP ist auf eine Weise gepackt, die nicht gelesen werden kann.',
      'Packen Sie es als gewöhnliches ZIP mit der Methode Deflate. Es wurde nichts daraus importiert.',
    ],
  ],
  BYTES_BEHIND_ZIP: [
    [
      'Das ZIP endet nicht dort, wo es enden soll: Hinter seinem Inhalt wurde etwas angehängt oder abgeschnitten. Der Inhalt wurde ganz gelesen.',
      'Übertragen Sie es im Binärmodus und füllen Sie es nicht auf.',
    ],
  ],
  XML_WITHOUT_ENDING: [
    [
      'Der Name der OpenImmo-Datei „{file}“ endet nicht auf .xml; sie wurde an ihrem Inhalt erkannt.',
      'Geben Sie ihr diese Endung: Andere finden sie sonst vielleicht nicht.',
    ],
  ],
  XML_IGNORED: [
    [
      'Die Datei „{file}“ ist XML, aber kein OpenImmo; sie wurde beiseitegelassen.',
      'Sie müssen nichts tun. Mitschicken müssen Sie sie nicht.',
    ],
  ],
  ENCRYPTED_ZIP: [['Das ZIP ist mit einem Passwort geschützt.', 'Senden Sie es ohne Passwort.']],
  ZIP_BOMB: [
    [
      'Das ZIP enthält mehr Dateien, oder entpackt mehr Bytes, als eine Lieferung haben darf.',
      'Senden Sie höchstens {files} Dateien und entpackt {size} MiB; teilen Sie die Lieferung auf.',
    ],
  ],
  UNSAFE_PATH: [
    [
      'Das ZIP enthält eine Datei, deren Pfad hinausführt, oder eine Verknüpfung.',
      'Packen Sie nur einfache Dateien, ohne „..“, Laufwerksbuchstaben und Verknüpfungen.',
    ],
  ],
  NO_XML: [
    ['Das ZIP enthält keine XML-Datei.', 'Packen Sie das OpenImmo-XML mit seinen Anhängen zusammen.'],
    [
      'Das ZIP enthält ein weiteres ZIP und keine XML-Datei.',
      'Packen Sie das OpenImmo-XML und seine Anhänge direkt, ohne ein ZIP darum.',
    ],
  ],
  SEVERAL_XML: [['Das ZIP enthält mehr als eine XML-Datei: {first} und {second}.', 'Senden Sie ein ZIP je XML-Datei.']],
  NOT_XML: [
    [
      'Die Datei ist in Zeile {line} kein korrektes XML: {detail}.',
      'Es wurde nichts daraus importiert. Exportieren Sie sie erneut oder wenden Sie sich an den Hersteller der Software.',
    ],
  ],
  TRUNCATED: [
    [
      'Die Datei endet zu früh: ihr letzter Teil fehlt.',
      'Vermutlich brach die Übertragung ab. Es wurde nichts daraus importiert. Senden Sie die Datei erneut.',
    ],
  ],
  DOCTYPE_REFUSED: [
    [
      'Die Datei enthält einen DOCTYPE. Solche Dateien werden abgelehnt, weil sie für Angriffe dienen können.',
      'Exportieren Sie die Datei ohne die Zeile, die mit <!DOCTYPE beginnt.',
    ],
  ],
  NOT_OPENIMMO: [
    [
      'Die Datei ist ein OpenImmo-Feedback (eine Anfrage an einen Makler), keine Übertragung von Objekten.',
      AS_OPENIMMO,
    ],
    ['Die Datei ist XML, aber nicht OpenImmo: ihr äußerstes Element ist <{name}>.', AS_OPENIMMO],
  ],
  TOO_LARGE: [
    ['Die Datei ist größer als erlaubt.', SMALLER],
    ['Ein Teil der Datei ist größer als erlaubt.', SMALLER],
    ['Ein Objekt ist größer als erlaubt.', SMALLER],
  ],
  TOO_DEEP: [
    [
      'Die Datei hat mehr als {max} ineinander liegende Elemente.',
      'Eine solche Datei ist kein OpenImmo. Wenden Sie sich an den Hersteller der Software.',
    ],
  ],
  NOT_ALLOWED: [
    [
      'Importe sind für diese Agentur ausgeschaltet. Die Datei wurde aufbewahrt.',
      'Lassen Sie sie vom Support einschalten und senden Sie die Datei dann erneut.',
    ],
    [
      'Importe sind hier ausgeschaltet. Die Datei wurde aufbewahrt.',
      'Lassen Sie sie vom Support einschalten und senden Sie die Datei dann erneut.',
    ],
  ],
  NOT_BOOKED: [
    [
      'Für diese Agentur ist kein Paket gebucht, das Importe enthält. Die Datei wurde aufbewahrt.',
      'Fragen Sie den Support, welche Pakete Importe enthalten.',
    ],
  ],
  UNKNOWN_AGENCY: [
    [
      'Kein Maklerbüro hier hat die Nummer {number}. Die Datei wurde aufbewahrt.',
      'Tragen Sie in Ihrer Software die hiesige Kundennummer Ihres Büros als anbieternr ein und den Lizenzschlüssel als lizenzkennung.',
    ],
    [
      'Die Datei sagt nicht, von welchem Maklerbüro sie ist. Die Datei wurde aufbewahrt.',
      'Tragen Sie in Ihrer Software die hiesige Kundennummer Ihres Büros als anbieternr ein und den Lizenzschlüssel als lizenzkennung.',
    ],
  ],
  WRONG_LICENCE_KEY: [
    [
      'Der Lizenzschlüssel (lizenzkennung) fehlt in der Datei oder gehört nicht zu dem Büro, das sie nennt. Die Datei wurde aufbewahrt.',
      'Tragen Sie den Lizenzschlüssel, den Sie erhalten haben, in Ihrer Software ein, oder bitten Sie den Support um einen neuen.',
    ],
  ],
  SEVERAL_AGENCIES: [
    [
      'Die Datei enthält Objekte von mehr als einem Maklerbüro. Die Datei wurde aufbewahrt.',
      'Senden Sie eine Datei für jedes Büro.',
    ],
  ],
  SOURCE_REVOKED: [
    [
      'Der Zugang dieser Lieferung wurde geschlossen. Die Datei wurde aufbewahrt.',
      'Bitten Sie den Support um einen neuen Zugang.',
    ],
  ],
  BROKEN_OFF: [
    [
      'Der Import brach {count}-mal auf unserer Seite ab. Was bis dahin übernommen wurde, bleibt; die Datei wurde aufbewahrt.',
      'Fragen Sie den Support; die Ursache steht dort im Protokoll.',
    ],
  ],

  NO_OBJECTS: [
    [
      'Die Datei enthält kein Objekt, es gibt also nichts zu importieren.',
      'Prüfen Sie die Auswahl in Ihrer Software. Um Objekte zu löschen, nennen Sie jedes mit aktionart="DELETE".',
    ],
    [
      'Die Lieferung gilt als vollständig und enthält kein Objekt. Gelöscht wurde nichts.',
      'Prüfen Sie die Auswahl in Ihrer Software und senden Sie erneut. Um alles zu entfernen, löschen Sie jedes Objekt einzeln.',
    ],
  ],
  TOO_MANY_GONE: [
    [
      'Die Lieferung gilt als vollständig, aber {gone} von {before} Objekten fehlen darin. Was sie enthält, wurde übernommen; gelöscht wurde nichts.',
      'Prüfen Sie, ob der Export vollständig war, und senden Sie erneut. Sind die Objekte wirklich weg, lassen Sie die Löschungen vom Support freigeben.',
    ],
  ],
  SHARED_DOOR: [
    [
      'Die Lieferung kam über den Zugang, den alle Agenturen teilen. Was sie enthält, wurde übernommen; gelöscht wurde nichts.',
      'Ein Administrator sieht sich an, was darin fehlt, und gibt die Löschungen frei.',
    ],
  ],
  UNNUMBERED_OBJECTS: [
    [
      'Einige Objekte haben keine Nummer, daher ist unklar, welche fehlen. Gelöscht wurde nichts.',
      'Geben Sie jedem Objekt in Ihrer Software eine Nummer und senden Sie erneut.',
    ],
  ],

  NO_TRANSFER_HEADER: [
    [
      'Die Datei sagt nicht, was für eine Übertragung sie ist. Sie wurde als Teilabgleich gelesen, gelöscht wird also nichts.',
      'Lassen Sie die Software <uebertragung> mit umfang="VOLL" oder umfang="TEIL" schreiben.',
    ],
  ],
  UNKNOWN_SCOPE: [
    ['Die Datei sagt nicht, ob sie den ganzen Bestand enthält. Sie wurde als Teilabgleich gelesen.', SCOPE],
    ['Der Umfang „{value}“ ist nicht bekannt. Die Datei wurde als Teilabgleich gelesen.', SCOPE],
  ],
  UNKNOWN_MODE: [
    [
      'Der Modus „{value}“ ist nicht bekannt und blieb unbeachtet.',
      'Verwenden Sie modus="NEW", "CHANGE" oder "DELETE", oder lassen Sie ihn weg.',
    ],
  ],
  UNREADABLE_TIMESTAMP: [
    [
      'Der Zeitpunkt „{value}“ der Datei war nicht lesbar.',
      'Verwenden Sie einen Zeitpunkt wie 2024-05-31T14:30:00+02:00.',
    ],
  ],
  TIMESTAMP_IN_FUTURE: [
    [
      'Die Datei wurde nach eigener Angabe in der Zukunft geschrieben; stattdessen zählt der Zeitpunkt des Eingangs.',
      'Stellen Sie die Uhr des sendenden Computers.',
    ],
  ],
  BAD_REPORT_ADDRESS: [
    [
      '„{value}“ ist keine E-Mail-Adresse, der Absender erhält also keinen Bericht.',
      'Tragen Sie in Ihrer Software eine Adresse für den Bericht ein, zum Beispiel jane@example.com.',
    ],
  ],
  CONFLICTING_TRANSFER_HEADERS: [
    [
      'Die Datei sagt an einer Stelle, dass sie den ganzen Bestand enthält, und an einer anderen, dass sie nur Änderungen enthält.',
      'Senden Sie je Datei ein <uebertragung>. Bis dahin zählt die Datei als Teilabgleich.',
    ],
  ],
  ILLEGAL_CHARACTERS: [['{count} unerlaubte Steuerzeichen wurden weggelassen.', MAKER]],
  BARE_AMPERSANDS: [['{count} „&“ waren nicht so geschrieben, wie XML es verlangt; sie wurden beibehalten.', MAKER]],
  UNKNOWN_ENTITIES: [['{count} unbekannte Zeichennamen wie „&name;“ wurden als Text beibehalten.', MAKER]],
  MIXED_ENCODING: [
    ['Die Datei sollte UTF-8 sein, aber {count} Bytes sind es nicht. Sie wurden als westeuropäisch gelesen.', MAKER],
  ],
  WRONG_ENCODING: [['Die Datei nennt sich {value}, ist aber UTF-8. Sie wurde als UTF-8 gelesen.', MAKER]],
  UNKNOWN_ENCODING: [['Die Kodierung „{value}“ ist nicht bekannt. Die Datei wurde als UTF-8 gelesen.', MAKER]],
  TRAILING_CONTENT: [['Text nach dem Ende der Datei blieb unbeachtet.', MAKER]],

  NO_OBJECT_NUMBER: [
    [
      'Das Objekt hat keine Nummer und ist so nicht von anderen zu unterscheiden.',
      'Geben Sie ihm in Ihrer Software eine Objektnummer und exportieren Sie es erneut.',
    ],
    [
      'Die Nummer „{value}“ steht für keine, das Objekt ist so nicht von anderen zu unterscheiden.',
      'Geben Sie ihm in Ihrer Software eine eigene Objektnummer und exportieren Sie es erneut.',
    ],
  ],
  EMPTY_OBJECT: [
    [
      'Das Objekt sagt außer seiner Nummer fast nichts und wurde nicht übernommen. Was von ihm hier ist, bleibt.',
      'Senden Sie das ganze Objekt; um es vom Markt zu nehmen, senden Sie aktionart="DELETE".',
    ],
  ],
  RENUMBERED: [
    [
      'Das Angebot mit der Nummer „{before}“ wurde für dieses Objekt gehalten, das jetzt die Nummer „{number}“ hat.',
      'Nichts zu tun, wenn das Objekt eine neue Nummer bekam. Ist es ein anderes, geben Sie ihm eigene Nummern und senden Sie beide erneut.',
    ],
  ],
  EXPIRED: [
    [
      'Das Objekt war bis {date} am Markt. Es ist hier, aber nicht mehr öffentlich.',
      'Nichts zu tun; oder senden Sie es mit einem späteren aktiv_bis.',
    ],
  ],
  SHARED_NUMBER: [
    [
      'Ein früheres Objekt der Datei hat auch die Nummer „{number}“. Beide wurden für eines gehalten; dieses ist das letzte Wort.',
      'Sind es zwei, geben Sie jedem eine eigene Nummer und senden Sie beide neu.',
    ],
  ],
  COPIED_OBID: [
    [
      'Die technische Nummer gehört dem Objekt „{other}“. Dieses wurde unter seiner eigenen Objektnummer übernommen.',
      'Beim Kopieren eines Objekts wurde vielleicht die Nummer mitkopiert. Bitten Sie den Hersteller der Software um eine neue openimmo_obid.',
    ],
  ],
  OBJECT_NUMBER_TOO_LONG: [
    ['Die Nummer hat {count} Zeichen und wurde weggelassen.', 'Verwenden Sie höchstens {max} Zeichen.'],
  ],
  NOT_SAVED: [
    [
      'Das Objekt konnte nicht gespeichert werden.',
      'Prüfen Sie, dass seine Nummern zu keinem anderen Objekt gehören, und senden Sie es erneut. Die übrigen Objekte wurden übernommen.',
    ],
  ],
  OLDER_DELIVERY: [
    [
      'Eine später geschriebene Lieferung wurde schon übernommen, diese hat also nichts geändert.',
      'Nichts zu tun, außer die Uhr des sendenden Computers geht falsch.',
    ],
  ],
  UNKNOWN_OBJECT: [['Das zu löschende Objekt ist nicht hier oder schon gelöscht.', 'Nichts zu tun.']],
  UNKNOWN_ACTION: [
    [
      'Die Aktion „{value}“ ist nicht bekannt. Das Objekt wurde aktualisiert.',
      'Verwenden Sie CHANGE, DELETE oder REFERENZ.',
    ],
  ],
  UNKNOWN_LANGUAGE: [
    ['Die Sprache „{value}“ ist nicht bekannt und blieb unbeachtet.', 'Verwenden Sie ein Kürzel wie de oder de-DE.'],
  ],
  UNKNOWN_STATUS: [
    [
      'Der Status „{value}“ ist nicht bekannt. Das Objekt wird als verfügbar gezeigt.',
      'Verwenden Sie OFFEN, RESERVIERT oder VERKAUFT.',
    ],
  ],
  NO_MARKETING_TYPE: [
    [
      'Das Objekt sagt nicht, ob es zum Kauf oder zur Miete steht. Das wurde aus den Preisen geschlossen.',
      'Setzen Sie KAUF oder MIETE_PACHT.',
    ],
  ],
  NO_OBJECT_TYPE: [
    ['Das Objekt sagt nicht, was es ist.', 'Senden Sie eine Art, zum Beispiel <haus haustyp="EINFAMILIENHAUS"/>.'],
  ],
  SEVERAL_OBJECT_TYPES: [
    ['Das Objekt hat mehrere Arten; „{value}“ wurde verwendet.', 'Setzen Sie die wichtigste Art an den Anfang.'],
  ],
  UNKNOWN_COUNTRY: [
    [
      'Das Land „{value}“ ist nicht bekannt und wurde weggelassen.',
      'Verwenden Sie drei Buchstaben wie DEU, AUT oder CHE.',
    ],
  ],
  BAD_COORDINATES: [
    [
      'Die Position „{value}“ ist unvollständig oder nicht auf der Erde und wurde weggelassen.',
      'Senden Sie Grade wie 50.11 und 8.68.',
    ],
  ],
  UNKNOWN_CURRENCY: [['Die Währung „{value}“ ist nicht bekannt; {used} wurde verwendet.', CURRENCY]],
  CURRENCY_ASSUMED: [['Die Datei nennt keine Währung; {used} wurde verwendet.', CURRENCY]],
  UNKNOWN_PERIOD: [
    [
      'Der Zeitraum „{value}“ ist nicht bekannt. Der Betrag wurde als jährlich gelesen.',
      'Verwenden Sie JAHR, MONAT, WOCHE oder TAG.',
    ],
  ],
  BAD_EMAIL: [
    ['„{value}“ ist keine E-Mail-Adresse und wurde weggelassen.', 'Senden Sie eine Adresse wie jane@example.com.'],
  ],
  TEXT_SHORTENED: [
    ['Der Text hat {count} Zeichen; nur die ersten {max} blieben erhalten.', 'Kürzen Sie ihn auf {max} Zeichen.'],
  ],
  NOT_YES_OR_NO: [['„{value}“ ist weder ja noch nein und wurde weggelassen.', 'Verwenden Sie true oder false.']],
  NOT_A_NUMBER: [['„{value}“ ist keine Zahl und wurde weggelassen.', DIGITS]],
  NOT_A_WHOLE_NUMBER: [['„{value}“ ist keine ganze Zahl und wurde weggelassen.', 'Senden Sie eine ganze Zahl.']],
  NEGATIVE_NUMBER: [['„{value}“ ist kleiner als null und wurde weggelassen.', 'Senden Sie eine Zahl ab null.']],
  NUMBER_TOO_LARGE: [['„{value}“ ist zu groß, um wahr zu sein, und wurde weggelassen.', DIGITS]],
  AMBIGUOUS_NUMBER: [['„{value}“ lässt sich auf zwei Arten lesen. Gelesen wurde {used}.', DIGITS]],
  UNREADABLE_DATE: [['„{value}“ ist kein Datum und wurde weggelassen.', 'Verwenden Sie ein Datum wie 2024-05-31.']],

  EMPTY_ATTACHMENT: [
    ['Ein Anhang hat weder Datei noch Adresse und wurde übersprungen.', 'Lassen Sie solche Anhänge weg.'],
  ],
  BAD_ATTACHMENT: [
    ['Dateiname oder Adresse eines Anhangs ist zu lang; er wurde übersprungen.', 'Kürzen Sie sie.'],
    [
      'Die Adresse „{value}“ eines Anhangs ist nicht verwendbar; er wurde übersprungen.',
      'Verwenden Sie eine Datei des Pakets oder eine Adresse, die mit https:// beginnt.',
    ],
    [
      'Der Inhalt eines Anhangs ist nicht lesbar; er wurde übersprungen.',
      'Senden Sie ihn als base64 oder als Datei neben dem XML.',
    ],
  ],
  MISSING_ATTACHMENT: [
    ['Die Datei „{file}“ ist nicht in der Lieferung.', 'Senden Sie sie mit, oder nehmen Sie sie vom Objekt.'],
  ],
  ATTACHMENT_TOO_LARGE: [['Die Datei „{file}“ hat mehr als {size} MiB.', 'Senden Sie eine kleinere.']],
  BROKEN_ATTACHMENT: [
    ['Die Datei „{file}“ ist leer oder beschädigt.', 'Prüfen Sie sie in Ihrer Software und senden Sie sie erneut.'],
  ],
  NOT_A_PICTURE: [['Die Datei „{file}“ ist kein Bild, das gezeigt werden kann.', PICTURES]],
  TOO_MANY_ATTACHMENTS: [
    ['Das Objekt hat mehr als {limit} Anhänge; die übrigen wurden weggelassen.', 'Senden Sie weniger.'],
  ],
  WRONG_CHECKSUM: [
    [
      'Die MD5, die mit „{file}“ kam, ist nicht die der Datei. Die Datei wurde trotzdem übernommen.',
      'Prüfen Sie, wie Ihre Software die MD5 bildet, oder lassen Sie sie weg.',
    ],
  ],
  PICTURE_TOO_COSTLY: [
    ['Das Lesen des Bildes „{file}“ dauert zu lange.', 'Speichern Sie es neu als JPEG und senden Sie es noch einmal.'],
  ],
  PICTURE_TOO_LARGE: [['Das Bild „{file}“ hat mehr als 120 Millionen Pixel.', 'Senden Sie ein kleineres.']],
  PICTURE_FORMAT: [['Das Bild „{file}“ hat das Format {format}, das nicht gezeigt werden kann.', PICTURES]],
  ADDRESS_IS_A_PAGE: [
    ['Die Adresse „{file}“ führt zu einer Seite, nicht zu einem Bild.', 'Geben Sie die Adresse des Bildes selbst an.'],
  ],
  ADDRESS_IN_TEXT: [
    [
      'Die Adresse soll nicht gezeigt werden, aber Titel oder Text nennen die Straße.',
      'Nehmen Sie sie aus dem Text, oder geben Sie die Adresse frei.',
    ],
  ],
  ADDRESS_NOT_USABLE: [['Die Adresse „{file}“ ist nicht verwendbar.', NO_FTP]],
  ADDRESS_NOT_PUBLIC: [
    ['Die Adresse „{file}“ führt nicht ins öffentliche Internet und wurde deshalb nicht abgefragt.', IN_ZIP],
  ],
  NOT_GIVEN_OUT: [['Der Server gibt „{file}“ nicht heraus ({status}).', IN_ZIP]],
  NOT_FETCHED: [
    ['Der Server von „{file}“ ist nicht erreichbar.', AGAIN],
    ['Das Zertifikat des Servers von „{file}“ ist nicht gültig.', AGAIN],
    ['Der Server von „{file}“ brauchte zu lange.', AGAIN],
    ['Die Datei „{file}“ wurde nicht mehr abgefragt, weil ihr Server zu oft ausfiel oder zu lange brauchte.', AGAIN],
    ['Der Server von „{file}“ gab keine brauchbare Antwort.', AGAIN],
  ],
  NOT_FETCHED_AGAIN: [
    [
      'Die Datei „{file}“ konnte nicht erneut geholt werden; die bisherige bleibt.',
      'Prüfen Sie die Adresse, außer die Datei ist noch dieselbe.',
    ],
  ],
};
