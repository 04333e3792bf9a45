import sharp from 'sharp';
import { ZipFile } from 'yazl';

/** An object of the delivering software: only what the stories look at. */
export interface HouseSpec {
  /** Empty: the software forgot to number it. */
  number: string;
  title?: string;
  price?: number;
  rooms?: number;
  /** Text as the software writes it. */
  area?: string;
  action?: 'CHANGE' | 'DELETE';
  pictures?: string[];
}

/** A partial OpenImmo 1.2.7 transfer of the demo's empty agency. */
export function transfer(houses: HouseSpec[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<openimmo xmlns="http://www.openimmo.de">
  <uebertragung art="OFFLINE" umfang="TEIL" version="1.2.7" sendersoftware="Brokerage Desk" senderversion="9.1"/>
  <anbieter>
    <anbieternr>HL-1</anbieternr><firma>Harbour &amp; Lane</firma><openimmo_anid>HARBR04IE0000000000000000004</openimmo_anid>
${houses.map(house).join('\n')}
  </anbieter>
</openimmo>
`;
}

function house({ number, title = `House ${number}`, price = 425_000, rooms = 4, area = '118.5', ...rest }: HouseSpec) {
  const { action, pictures = [] } = rest;
  const attachments = pictures.map(
    (file, index) => `<anhang location="EXTERN" gruppe="${index === 0 ? 'TITELBILD' : 'BILD'}">
        <anhangtitel>${file}</anhangtitel><format>image/jpeg</format><daten><pfad>${file}</pfad></daten></anhang>`,
  );
  return `    <immobilie>
      <objektkategorie>
        <nutzungsart WOHNEN="1" GEWERBE="0"/><vermarktungsart KAUF="1" MIETE_PACHT="0"/>
        <objektart><haus haustyp="REIHENHAUS"/></objektart>
      </objektkategorie>
      <geo><plz>D04 X2K5</plz><ort>Dublin</ort><land iso_land="IRL"/></geo>
      <kontaktperson><email_zentrale>hello@harbour-lane.example</email_zentrale><email_direkt>conor.walsh@harbour-lane.example</email_direkt>
        <tel_durchw>+353 1 555 0142</tel_durchw><name>Walsh</name><vorname>Conor</vorname></kontaktperson>
      <preise><kaufpreis>${price}</kaufpreis><waehrung iso_waehrung="EUR"/></preise>
      <flaechen><wohnflaeche>${area}</wohnflaeche><anzahl_zimmer>${rooms}</anzahl_zimmer></flaechen>
      <freitexte><objekttitel>${title}</objekttitel><objektbeschreibung>Two minutes from the canal.</objektbeschreibung></freitexte>
      <anhaenge>${attachments.join('\n        ')}</anhaenge>
      <verwaltung_techn>
        ${number && `<objektnr_intern>i-${number}</objektnr_intern><objektnr_extern>${number}</objektnr_extern>`}
        <aktion${action ? ` aktionart="${action}"` : ''}/>
        ${number && `<openimmo_obid>HL-OBID-${number}</openimmo_obid>`}
      </verwaltung_techn>
    </immobilie>`;
}

/** A plain picture; the same colour gives the same bytes. */
export const picture = (color: string): Promise<Buffer> =>
  sharp({ create: { width: 480, height: 320, channels: 3, background: color } })
    .jpeg()
    .toBuffer();

export async function zip(files: Record<string, Uint8Array | string>): Promise<Buffer> {
  const archive = new ZipFile();
  const mtime = new Date('2026-01-05T08:00:00Z');
  for (const [name, data] of Object.entries(files)) archive.addBuffer(Buffer.from(data), name, { mtime });
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
