import type { IssueCatalogue } from './index.ts';

const AGAIN = 'Check the server. The next delivery tries again.';
const IN_ZIP = 'Give an address that anybody can open without a password, or send the file in the ZIP.';

const NO_FTP =
  'Give an address that starts with https:// and opens without a password, or send the file in the ZIP; FTP is not asked.';

/** The words as openimmo/ and imports/ write them: other languages find their own, and the values, by these. */
export const en: IssueCatalogue = {
  // A whole file or delivery, refused.
  EMPTY_FILE: [['The file is empty.', 'Check that the export finished, and send the file again.']],
  NOT_A_PACKAGE: [
    [
      'The file is neither a ZIP nor an XML file.',
      'Send a ZIP with one OpenImmo XML and its attachments, or the XML with its attachments beside it.',
    ],
  ],
  CORRUPT_ZIP: [
    [
      'The ZIP is damaged or incomplete.',
      'The upload was probably cut off. Nothing was imported from it. Send it again.',
    ],
    [
      'The ZIP is packed in a way that cannot be read.',
      'Pack it as an ordinary ZIP, with the method Deflate. Nothing was imported from it.',
    ],
  ],
  BYTES_BEHIND_ZIP: [
    [
      'The ZIP does not end where it says; something was added to it or cut off behind its content. All of it was read.',
      'Send it in binary mode, and do not fill it up.',
    ],
  ],
  XML_WITHOUT_ENDING: [
    [
      'The OpenImmo file “{file}” has no name that ends with .xml; it was found by its content.',
      'Give it that ending: others may not find it.',
    ],
  ],
  XML_IGNORED: [
    ['The file “{file}” is XML, but no OpenImmo; it was left aside.', 'Nothing has to be done. It need not be sent.'],
  ],
  ENCRYPTED_ZIP: [['The ZIP is protected by a password.', 'Send it without a password.']],
  ZIP_BOMB: [
    [
      'The ZIP holds more files, or more bytes when unpacked, than a delivery may have.',
      'Send at most {files} files and {size} MiB unpacked; split the delivery.',
    ],
  ],
  UNSAFE_PATH: [
    [
      'The ZIP holds a file whose path leads out of it, or a link.',
      'Pack only plain files, without "..", drive letters or links.',
    ],
  ],
  NO_XML: [
    ['The ZIP holds no XML file.', 'Pack the OpenImmo XML together with its attachments.'],
    [
      'The ZIP holds another ZIP and no XML file.',
      'Pack the OpenImmo XML and its attachments directly, without a ZIP around them.',
    ],
  ],
  SEVERAL_XML: [['The ZIP holds more than one XML file: {first} and {second}.', 'Send one ZIP for each XML file.']],
  NOT_XML: [
    [
      'The file is not correct XML at line {line}: {detail}.',
      'Nothing was imported from it. Export the file again, or tell the maker of the sending software.',
    ],
  ],
  TRUNCATED: [
    [
      'The file ends too soon: its last part is missing.',
      'The upload was probably cut off. Nothing was imported from it. Send the file again.',
    ],
  ],
  DOCTYPE_REFUSED: [
    [
      'The file contains a DOCTYPE declaration. Such files are refused because they can be used for attacks.',
      'Export the file again without the line that starts with <!DOCTYPE.',
    ],
  ],
  NOT_OPENIMMO: [
    [
      'The file is an OpenImmo feedback (an enquiry to a broker), not a transfer of listings.',
      'Export the listings as OpenImmo. The file must start with <openimmo>.',
    ],
    [
      'The file is XML but not OpenImmo: its outermost element is <{name}>.',
      'Export the listings as OpenImmo. The file must start with <openimmo>.',
    ],
  ],
  TOO_LARGE: [
    ['The file is larger than allowed.', 'Send pictures beside the XML instead of inside it, or split the file.'],
    [
      'A part of the file is larger than allowed.',
      'Send pictures beside the XML instead of inside it, or split the file.',
    ],
    ['An object is larger than allowed.', 'Send pictures beside the XML instead of inside it, or split the file.'],
  ],
  TOO_DEEP: [
    [
      'The file has more than {max} elements inside one another.',
      'Such a file is not OpenImmo. Tell the maker of the sending software.',
    ],
  ],
  NOT_ALLOWED: [
    [
      'Imports are switched off for this agency. The file was kept.',
      'Ask support to switch them on, then send the file again.',
    ],
    ['Imports are switched off here. The file was kept.', 'Ask support to switch them on, then send the file again.'],
  ],
  NOT_BOOKED: [
    [
      'No package that includes imports is booked for this agency. The file was kept.',
      'Ask support which packages include imports.',
    ],
  ],
  UNKNOWN_AGENCY: [
    [
      'No agency here has the number {number}. The file was kept.',
      'Enter the customer number of your agency here as anbieternr in your software, and the licence key as lizenzkennung.',
    ],
    [
      'The file does not say which agency it is from. The file was kept.',
      'Enter the customer number of your agency here as anbieternr in your software, and the licence key as lizenzkennung.',
    ],
  ],
  WRONG_LICENCE_KEY: [
    [
      'The licence key (lizenzkennung) in the file is missing, or is not the one of the agency it names. The file was kept.',
      'Enter the licence key you were given in your software, or ask support for a new one.',
    ],
  ],
  SEVERAL_AGENCIES: [
    ['The file holds objects of more than one agency. The file was kept.', 'Send one file for each agency.'],
  ],
  SOURCE_REVOKED: [
    ['The drop account of this delivery was closed. The file was kept.', 'Ask support for a new drop account.'],
  ],
  BROKEN_OFF: [
    [
      'The import broke off {count} times on our side. What was applied until then stays; the file was kept.',
      'Ask support; they find the cause in the log.',
    ],
  ],

  // Nothing in it, or removals that wait.
  NO_OBJECTS: [
    [
      'The file holds no object, so there is nothing to import.',
      'Check the selection in your software. To delete objects, name each with aktionart="DELETE".',
    ],
    [
      'The delivery calls itself complete and holds no object. Nothing was removed.',
      'Check the selection in your software and send again. To remove everything, delete each object.',
    ],
  ],
  TOO_MANY_GONE: [
    [
      'The delivery calls itself complete, but {gone} of {before} objects are missing from it. What it holds was taken; nothing was removed.',
      'Check that the export was not cut short, and send again. If the objects are really gone, ask support to release the removals.',
    ],
  ],
  SHARED_DOOR: [
    [
      'The delivery came through the account that all agencies share. What it holds was taken; nothing was removed.',
      'An admin looks at what is missing from it and releases the removals.',
    ],
  ],
  UNNUMBERED_OBJECTS: [
    [
      'Some objects have no number, so it is not known which ones are missing. Nothing was removed.',
      'Give every object a number in your software and send again.',
    ],
  ],

  // The head of a file, and its characters.
  NO_TRANSFER_HEADER: [
    [
      'The file does not say what kind of transfer it is. It was read as a partial one, so nothing is removed.',
      'Ask the sender to include <uebertragung> with umfang="VOLL" or umfang="TEIL".',
    ],
  ],
  UNKNOWN_SCOPE: [
    [
      'The file does not say whether it holds the whole stock. It was read as a partial one.',
      'Use umfang="VOLL" for the whole stock or umfang="TEIL" for changes.',
    ],
    [
      'The scope "{value}" is not known. The file was read as a partial one.',
      'Use umfang="VOLL" for the whole stock or umfang="TEIL" for changes.',
    ],
  ],
  UNKNOWN_MODE: [
    ['The mode "{value}" is not known and was ignored.', 'Use modus="NEW", "CHANGE" or "DELETE", or leave it out.'],
  ],
  UNREADABLE_TIMESTAMP: [
    ['The time "{value}" of the file could not be read.', 'Use a time such as 2024-05-31T14:30:00+02:00.'],
  ],
  TIMESTAMP_IN_FUTURE: [
    [
      'The file says it was written in the future; the time it arrived counts instead.',
      'Set the clock of the computer that sends.',
    ],
  ],
  BAD_REPORT_ADDRESS: [
    [
      '"{value}" is not an e-mail address, so the sender gets no report.',
      'Enter one address for the report in your software, such as jane@example.com.',
    ],
  ],
  CONFLICTING_TRANSFER_HEADERS: [
    [
      'The file says in one place that it holds the whole stock and in another that it holds only changes.',
      'Send one <uebertragung> per file. Until then treat the file as a partial one.',
    ],
  ],
  ILLEGAL_CHARACTERS: [
    [
      '{count} forbidden control characters were left out.',
      'Nothing is lost for the other objects. Tell the maker of the sending software.',
    ],
  ],
  BARE_AMPERSANDS: [
    [
      '{count} "&" characters were not written as XML demands; they were kept.',
      'Nothing is lost for the other objects. Tell the maker of the sending software.',
    ],
  ],
  UNKNOWN_ENTITIES: [
    [
      '{count} unknown character names such as "&name;" were kept as text.',
      'Nothing is lost for the other objects. Tell the maker of the sending software.',
    ],
  ],
  MIXED_ENCODING: [
    [
      'The file should be UTF-8, but {count} bytes are not. They were read as Western European.',
      'Nothing is lost for the other objects. Tell the maker of the sending software.',
    ],
  ],
  WRONG_ENCODING: [
    [
      'The file says that it is {value}, but it is UTF-8. It was read as UTF-8.',
      'Nothing is lost for the other objects. Tell the maker of the sending software.',
    ],
  ],
  UNKNOWN_ENCODING: [
    [
      'The encoding "{value}" is not known. The file was read as UTF-8.',
      'Nothing is lost for the other objects. Tell the maker of the sending software.',
    ],
  ],
  TRAILING_CONTENT: [
    [
      'Text after the end of the file was ignored.',
      'Nothing is lost for the other objects. Tell the maker of the sending software.',
    ],
  ],

  // One object.
  NO_OBJECT_NUMBER: [
    [
      'The object has no number, so it cannot be told apart from others.',
      'Give it an object number in your software and export it again.',
    ],
    [
      'The number “{value}” is one that stands for none, so the object cannot be told apart from others.',
      'Give it an object number in your software and export it again.',
    ],
  ],
  EMPTY_OBJECT: [
    [
      'The object says nearly nothing but its number, so it was not taken. What is here of it stays.',
      'Send the whole object; to take it off the market, send aktionart="DELETE".',
    ],
  ],
  RENUMBERED: [
    [
      'The listing with the number “{before}” was taken to be this object, which now has the number “{number}”.',
      'Nothing to do when the object got a new number. When it is another one, give it numbers of its own and send both again.',
    ],
  ],
  EXPIRED: [
    [
      'The object was on the market until {date}. It is here, but no longer public.',
      'Nothing to do, or send it with a later aktiv_bis.',
    ],
  ],
  SHARED_NUMBER: [
    [
      'An object before this one in the file has the number “{number}” too. They were taken for one, of which this is the last word.',
      'When they are two, give each a number of its own and send both again.',
    ],
  ],
  COPIED_OBID: [
    [
      'The technical number is that of the object “{other}”. This one was taken under its own object number.',
      'Copying an object may have copied the number too. Ask the maker of your software for a new openimmo_obid.',
    ],
  ],
  OBJECT_NUMBER_TOO_LONG: [['The number has {count} characters and was left out.', 'Use at most {max} characters.']],
  NOT_SAVED: [
    [
      'The object could not be saved.',
      'Check that its numbers belong to no other object, and send it again. The other objects were taken.',
    ],
  ],
  OLDER_DELIVERY: [
    [
      'A delivery written later was applied already, so this one changed nothing.',
      'Nothing to do, unless the clock of the computer that sends is wrong.',
    ],
  ],
  UNKNOWN_OBJECT: [['The object to delete is not here, or is deleted already.', 'Nothing to do.']],
  UNKNOWN_ACTION: [['The action "{value}" is not known. The object was updated.', 'Use CHANGE, DELETE or REFERENZ.']],
  UNKNOWN_LANGUAGE: [['The language "{value}" is not known and was ignored.', 'Use a code such as de or de-DE.']],
  UNKNOWN_STATUS: [
    ['The status "{value}" is not known. The object is shown as available.', 'Use OFFEN, RESERVIERT or VERKAUFT.'],
  ],
  NO_MARKETING_TYPE: [
    [
      'The object does not say whether it is for sale or for rent. The prices were used to find out.',
      'Set KAUF or MIETE_PACHT.',
    ],
  ],
  NO_OBJECT_TYPE: [
    ['The object does not say what it is.', 'Send one type, for example <haus haustyp="EINFAMILIENHAUS"/>.'],
  ],
  SEVERAL_OBJECT_TYPES: [['The object has several types; "{value}" was used.', 'Put the most important type first.']],
  UNKNOWN_COUNTRY: [
    ['The country "{value}" is not known and was left out.', 'Use three letters such as DEU, AUT or CHE.'],
  ],
  BAD_COORDINATES: [
    [
      'The position "{value}" is not complete or not on earth and was left out.',
      'Send degrees such as 50.11 and 8.68.',
    ],
  ],
  UNKNOWN_CURRENCY: [
    [
      'The currency "{value}" is not known; {used} was used.',
      'Send the currency with three letters, for example EUR or CHF.',
    ],
  ],
  CURRENCY_ASSUMED: [
    ['The file names no currency; {used} was used.', 'Send the currency with three letters, for example EUR or CHF.'],
  ],
  UNKNOWN_PERIOD: [
    ['The period "{value}" is not known. The sum was read as one per year.', 'Use JAHR, MONAT, WOCHE or TAG.'],
  ],
  BAD_EMAIL: [['"{value}" is not an e-mail address and was left out.', 'Send one address such as jane@example.com.']],
  TEXT_SHORTENED: [
    ['The text has {count} characters; only the first {max} were kept.', 'Shorten it to {max} characters.'],
  ],
  NOT_YES_OR_NO: [['"{value}" is neither yes nor no and was left out.', 'Use true or false.']],
  NOT_A_NUMBER: [
    [
      '"{value}" is not a number and was left out.',
      'Send digits with a point before the decimals, for example 250000.00.',
    ],
  ],
  NOT_A_WHOLE_NUMBER: [['"{value}" is not a whole number and was left out.', 'Send a whole number.']],
  NEGATIVE_NUMBER: [['"{value}" is less than zero and was left out.', 'Send a number of zero or more.']],
  NUMBER_TOO_LARGE: [
    [
      '"{value}" is too large to be true and was left out.',
      'Send digits with a point before the decimals, for example 250000.00.',
    ],
  ],
  AMBIGUOUS_NUMBER: [
    [
      '"{value}" can be read in two ways. It was read as {used}.',
      'Send digits with a point before the decimals, for example 250000.00.',
    ],
  ],
  UNREADABLE_DATE: [['"{value}" is not a date and was left out.', 'Use a date such as 2024-05-31.']],

  // Its attachments.
  EMPTY_ATTACHMENT: [
    ['An attachment has neither a file nor an address and was skipped.', 'Leave such attachments out.'],
  ],
  BAD_ATTACHMENT: [
    ['The file name or address of an attachment is too long; it was skipped.', 'Shorten it.'],
    [
      'The address "{value}" of an attachment cannot be used; the attachment was skipped.',
      'Use a file of the package or an address that starts with https://.',
    ],
    [
      'The content of an attachment is not readable; it was skipped.',
      'Send it as base64, or as a file beside the XML.',
    ],
  ],
  MISSING_ATTACHMENT: [['The file “{file}” is not in the delivery.', 'Send it along, or take it off the object.']],
  ATTACHMENT_TOO_LARGE: [['The file “{file}” has more than {size} MiB.', 'Send a smaller one.']],
  BROKEN_ATTACHMENT: [['The file “{file}” is empty or damaged.', 'Check it in your software and send it again.']],
  NOT_A_PICTURE: [['The file “{file}” is no picture that can be shown.', 'Send pictures as JPEG, PNG or WebP.']],
  TOO_MANY_ATTACHMENTS: [['The object has more than {limit} attachments; the others were left out.', 'Send fewer.']],
  WRONG_CHECKSUM: [
    [
      'The MD5 sent with “{file}” is not that of the file. The file was taken all the same.',
      'Check how your software makes the MD5, or leave it out.',
    ],
  ],
  PICTURE_TOO_COSTLY: [['The picture “{file}” takes too long to read.', 'Save it anew as JPEG and send it again.']],
  PICTURE_TOO_LARGE: [['The picture “{file}” has more than 120 million pixels.', 'Send a smaller one.']],
  PICTURE_FORMAT: [
    ['The picture “{file}” is in the format {format}, which cannot be shown.', 'Send pictures as JPEG, PNG or WebP.'],
  ],
  ADDRESS_IS_A_PAGE: [
    ['The address “{file}” leads to a page, not to a picture.', 'Give the address of the picture itself.'],
  ],
  ADDRESS_IN_TEXT: [
    [
      'The address is not to be shown, but a title or text names the street.',
      'Take it out of the text, or release the address.',
    ],
  ],
  ADDRESS_NOT_USABLE: [['The address “{file}” cannot be used.', NO_FTP]],
  ADDRESS_NOT_PUBLIC: [['The address “{file}” does not lead into the public internet, so it was not asked.', IN_ZIP]],
  NOT_GIVEN_OUT: [['The server does not give out “{file}” ({status}).', IN_ZIP]],
  NOT_FETCHED: [
    ['The server of “{file}” cannot be reached.', AGAIN],
    ['The certificate of the server of “{file}” is not valid.', AGAIN],
    ['The server of “{file}” took too long.', AGAIN],
    ['The file “{file}” was not asked for any more, because its server failed too often or took too long.', AGAIN],
    ['The server of “{file}” gave no proper answer.', AGAIN],
  ],
  NOT_FETCHED_AGAIN: [
    [
      'The file “{file}” could not be fetched again; the one from before stays.',
      'Check the address, unless the file is still the same.',
    ],
  ],
};
