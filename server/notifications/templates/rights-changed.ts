import { pickLocale } from '../../platform/index.ts';
import type { Block } from './layout.ts';
import type { Template } from './template.ts';
import { mailWords } from './words/index.ts';

/** What changed of who can read an agency's buyers. */
export type RightsChange =
  | 'MEMBER_ADDED'
  | 'EXECUTIVE_ADDED'
  | 'EXECUTIVE_MADE'
  | 'EXECUTIVE_NO_MORE'
  | 'MEMBER_CHANGED'
  | 'MEMBER_REMOVED'
  | 'KEY_ISSUED'
  | 'KEY_REVOKED'
  | 'WAY_IN_OPENED'
  | 'WAY_IN_PASSWORD'
  | 'LICENCE_KEY'
  | 'NAMING_STARTED'
  | 'NAMING_STOPPED';

/** Who changed it; a name only of people and keys. */
export interface Who {
  kind: 'PERSON' | 'ADMIN' | 'KEY' | 'INSTALLATION_KEY' | 'OPERATOR';
  name: string;
}

/** What the mail seals; times are written for the reader already. */
export interface RightsNews {
  change: RightsChange;
  /** The person, key or way in. */
  subject: string;
  agency: { id: string; name: string; brandColor: string | null };
  who: Who;
  at: string;
  /** When a named executive becomes one. */
  due?: string;
  /** Which of a member's details changed. */
  fields?: string[];
  /** What a key opens, as scopes. */
  opens?: string[];
  /** Secret keys that somebody who left had issued. */
  keys?: string[];
}

/** To executives: who did what and when, what it means, and what to do if it is wrong. */
export const rightsChanged: Template = (mail, { publicUrl, supportEmail }) => {
  const {
    change,
    subject,
    agency,
    who,
    at,
    due,
    fields = [],
    opens = [],
    keys = [],
  } = mail.data as unknown as RightsNews;
  const locale = pickLocale(mail.locale);
  const words = mailWords[locale].rights;
  const { heading, means } = words.changes[change];
  const title = heading(subject, agency.name, due ?? '');
  const group = groupOf(change);
  const rows = [
    [words.who, words.by[who.kind](who.name)],
    [words.when, at],
    ...(fields.length > 0 ? [[words.what, fields.map((field) => words.fields[field] ?? field).join(', ')]] : []),
    ...(opens.length > 0 ? [[words.opens, opens.join(', ')]] : []),
  ] as [string, string][];
  const kept: Block[] =
    keys.length > 0
      ? [
          { kind: 'text', text: words.keys },
          { kind: 'list', items: keys },
        ]
      : [];
  return {
    locale,
    subject: title,
    preheader: words.by[who.kind](who.name),
    sender: agency.name,
    accent: agency.brandColor,
    heading: title,
    blocks: [
      ...(means ? [{ kind: 'text' as const, text: means }] : []),
      { kind: 'facts', rows },
      ...kept,
      { kind: 'heading', text: words.ifWrong },
      { kind: 'text', text: words.wrong[group](supportEmail) },
    ],
    button: { label: words.buttons[group], url: `${publicUrl}/desk/${group === 'key' ? 'keys' : pageOf(agency.id)}` },
    footer: [group === 'naming' ? words.whyAll(agency.name) : words.why(agency.name), mailWords[locale].sentWith],
  };
};

/** An agency's page; the desk knows agencies by their global ids. */
const pageOf = (id: string): string =>
  `agencies/of/${encodeURIComponent(Buffer.from(`Agency:${id}`).toString('base64'))}`;

/** What can be done about it. */
export type RightsGroup = 'member' | 'key' | 'wayIn' | 'naming';

function groupOf(change: RightsChange): RightsGroup {
  if (change.startsWith('NAMING')) return 'naming';
  if (change.startsWith('KEY')) return 'key';
  return change.startsWith('WAY_IN') || change === 'LICENCE_KEY' ? 'wayIn' : 'member';
}
