import type { Locale, OutgoingMail } from '../../platform/index.ts';

/** One thing a mail says; each becomes HTML and plain text of the same standing. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'facts'; rows: (readonly [label: string, value: string])[] }
  | { kind: 'list'; items: string[] }
  /** Somebody's own words. */
  | { kind: 'quote'; text: string }
  /** To be read off and typed in; alone on its line. */
  | { kind: 'code'; code: string }
  | { kind: 'heading'; text: string }
  /** Numbers at a glance; on one line in plain text. */
  | { kind: 'counts'; items: { value: string; label: string; tone?: Tone }[] }
  /** What there is to say of one thing: each remark with a mark, and what to do below it. */
  | { kind: 'group'; title: string; about: string; remarks: Remark[] }
  /** Short lines of label and value, many of them. */
  | { kind: 'rows'; rows: { title: string; about: string; value: string }[] };

export type Tone = 'bad' | 'warn' | 'quiet';

export interface Remark {
  tone: Tone;
  /** With its punctuation. */
  mark: string;
  text: string;
  /** What to do. */
  hint: string;
  /** Where, for the technically minded. */
  place: string;
}

/** What a template gives; the layout does the rest. Nothing in it is HTML: every value is escaped. */
export interface MailContent {
  locale: Locale;
  subject: string;
  /** What a mailbox shows after the subject. */
  preheader: string;
  /** In whose name it is written. */
  sender: string;
  /** The sender's colour, `#rrggbb`; ours when it is null or no colour. */
  accent?: string | null;
  /** What the mail is about, on top: picture, name and address. */
  subjectCard?: { pictureUrl: string | null; title: string; address: string };
  heading: string;
  blocks: Block[];
  button?: { label: string; url: string };
  /** After the button. */
  closing?: Block[];
  /** Why it came and who sent it. */
  footer: string[];
  replyTo?: string;
  attachments?: OutgoingMail['attachments'];
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
  replyTo?: string;
  attachments?: OutgoingMail['attachments'];
}

const ACCENT = '#1f5f4a';

/** Makes subject, plain text and HTML of what a template gives. */
export function renderMail(content: MailContent): RenderedMail {
  return {
    subject: content.subject.replace(/[\s\p{Cc}]+/gu, ' ').trim(),
    text: toText(content),
    html: toHtml(content),
    replyTo: content.replyTo,
    attachments: content.attachments,
  };
}

// ---------------------------------------------------------------- plain text

function toText({ subjectCard, heading, blocks, button, closing = [], footer, sender }: MailContent): string {
  const parts = [
    subjectCard ? [subjectCard.title, subjectCard.address].filter(Boolean).join('\n') : '',
    heading,
    ...blocks.map(blockText),
    button ? `${button.label}:\n${button.url}` : '',
    ...closing.map(blockText),
    ['-- ', sender, ...footer].join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'facts':
      return block.rows.map(([label, value]) => `${label}: ${value.replaceAll('\n', '\n  ')}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'quote':
      return block.text.replace(/^/gm, '> ');
    case 'code':
      return block.code;
    case 'heading':
      return `${block.text}\n${'-'.repeat(block.text.length)}`;
    case 'counts':
      return block.items.map(({ value, label }) => `${value} ${label}`).join(', ');
    case 'group':
      return [titleText(block), ...block.remarks.map(remarkText)].join('\n');
    case 'rows':
      return block.rows.map((row) => `- ${titleText(row)}: ${row.value}`.replace(/: $/, '')).join('\n');
    case 'text':
      return block.text;
  }
}

const titleText = ({ title, about }: { title: string; about: string }) => (about ? `${title} – ${about}` : title);

const remarkText = ({ mark, text, hint, place }: Remark) =>
  `- ${mark} ${text}${place ? ` (${place})` : ''}${hint ? `\n  > ${hint}` : ''}`;

// ---------------------------------------------------------------- HTML

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

// Inline for readers that drop <style>; the classes turn it dark where that is understood.
const styles = {
  page: `margin:0;padding:0;background:#f4f4f2;color:#1c1c1a;font-family:${FONT}`,
  card: 'background:#ffffff;border-radius:8px;overflow:hidden',
  title: 'margin:0;font-size:17px;line-height:24px;font-weight:600',
  address: 'margin:0;font-size:15px;line-height:22px;color:#5f5f5a',
  heading: 'margin:0 0 16px;font-size:21px;line-height:28px;font-weight:600',
  text: 'margin:0 0 16px;font-size:15px;line-height:23px',
  label:
    'padding:6px 16px 6px 0;font-size:13px;line-height:20px;color:#5f5f5a;vertical-align:top;text-align:left;font-weight:400',
  value: 'padding:6px 0;font-size:15px;line-height:20px;vertical-align:top;word-break:break-word',
  quote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #d9d9d4;font-size:15px;line-height:23px',
  code: 'margin:0 0 16px;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:28px;line-height:36px;letter-spacing:4px',
  section: 'margin:24px 0 8px;font-size:17px;line-height:24px;font-weight:600',
  // Inline blocks: they go on to a second line on a phone.
  counts: 'margin:16px 0 8px',
  count: 'display:inline-block;margin:0 16px 8px 0;vertical-align:top',
  number: 'display:block;font-size:21px;line-height:28px;font-weight:600;font-variant-numeric:tabular-nums',
  counted: 'display:block;font-size:13px;line-height:20px',
  group: 'margin:0 0 8px;border:1px solid #e3e3de;border-radius:6px',
  groupTitle: 'margin:0;padding:10px 14px 2px;font-size:15px;line-height:22px;font-weight:600;word-break:break-word',
  remark: 'padding:6px 14px 10px;font-size:15px;line-height:22px;word-break:break-word',
  hint: 'display:block;margin-top:2px;color:#5f5f5a',
  place: 'display:block;margin-top:2px;font-size:13px;line-height:20px;color:#5f5f5a',
  row: 'padding:8px 0;border-bottom:1px solid #e3e3de;font-size:15px;line-height:20px;vertical-align:top;word-break:break-word',
  rowValue:
    'padding:8px 0 8px 16px;border-bottom:1px solid #e3e3de;font-size:13px;line-height:20px;vertical-align:top;text-align:right;white-space:nowrap;color:#5f5f5a',
  footer: 'margin:0 0 4px;font-size:13px;line-height:20px;color:#5f5f5a',
} as const;

/** Text colours with a contrast of 4.5 on the card, light and dark. */
const tones: Record<Tone, string> = { bad: '#b42318', warn: '#8a5a00', quiet: '#5f5f5a' };

const dark = `@media (prefers-color-scheme:dark){
.page{background:#161615!important;color:#ececea!important}.card{background:#222220!important}
.quiet{color:#a5a5a0!important}.quote,.line{border-color:#4a4a46!important}
.bad{color:#ff9a8f!important}.warn{color:#e8b44f!important}}`;

function toHtml(content: MailContent): string {
  const { locale, subject, preheader, subjectCard, heading, blocks, button, closing = [], footer, sender } = content;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title><style>${dark}</style></head>
<body class="page" style="${styles.page}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preheader)}${'&#8199;&#65279;&#847; '.repeat(40)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;${styles.card}">
${subjectCard ? subjectHtml(subjectCard) : ''}<tr><td style="padding:24px">
<h1 style="${styles.heading}">${escapeHtml(heading)}</h1>
${blocks.map(blockHtml).join('\n')}
${button ? buttonHtml(button, content.accent) : ''}
${closing.map(blockHtml).join('\n')}
</td></tr></table>
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px"><tr><td style="padding:16px 24px">
${[sender, ...footer].map((line) => `<p class="quiet" style="${styles.footer}">${lines(line)}</p>`).join('\n')}
</td></tr></table>
</td></tr></table></body></html>
`;
}

function subjectHtml({ pictureUrl, title, address }: NonNullable<MailContent['subjectCard']>): string {
  const picture = pictureUrl
    ? `<tr><td><img src="${escapeHtml(pictureUrl)}" width="600" alt="" style="display:block;width:100%;height:auto;border:0"></td></tr>\n`
    : '';
  return `${picture}<tr><td style="padding:20px 24px 0">
<p style="${styles.title}">${escapeHtml(title)}</p><p class="quiet" style="${styles.address}">${escapeHtml(address)}</p>
</td></tr>\n`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'facts':
      return `<table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">${block.rows
        .map(
          ([label, value]) =>
            `<tr><th scope="row" class="quiet" style="${styles.label}">${escapeHtml(label)}</th><td style="${styles.value}">${lines(value)}</td></tr>`,
        )
        .join('')}</table>`;
    case 'list':
      return `<ul style="${styles.text};padding-left:20px">${block.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`;
    case 'quote':
      return `<blockquote class="quote" style="${styles.quote}">${lines(block.text)}</blockquote>`;
    case 'code':
      return `<p style="${styles.code}">${escapeHtml(block.code)}</p>`;
    case 'heading':
      return `<h2 style="${styles.section}">${escapeHtml(block.text)}</h2>`;
    case 'counts':
      return `<div style="${styles.counts}">${block.items.map(countHtml).join('\n')}</div>`;
    case 'group':
      return groupHtml(block);
    case 'rows':
      return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">${block.rows.map(rowHtml).join('')}</table>`;
    case 'text':
      return `<p style="${styles.text}">${lines(block.text)}</p>`;
  }
}

function countHtml({ value, label, tone }: { value: string; label: string; tone?: Tone }): string {
  const colour = tone ? ` class="${tone}" style="${styles.count};color:${tones[tone]}"` : ` style="${styles.count}"`;
  return `<div${colour}><span style="${styles.number}">${escapeHtml(value)}</span> <span style="${styles.counted}">${escapeHtml(label)}</span></div>`;
}

function groupHtml({ title, about, remarks }: { title: string; about: string; remarks: Remark[] }): string {
  const rest = about ? ` <span class="quiet" style="font-weight:400;color:#5f5f5a">${escapeHtml(about)}</span>` : '';
  return `<div class="line" style="${styles.group}"><h3 style="${styles.groupTitle}">${escapeHtml(title)}${rest}</h3>${remarks.map(remarkHtml).join('')}</div>`;
}

function remarkHtml({ tone, mark, text, hint, place }: Remark): string {
  const cure = hint ? ` <span class="quiet" style="${styles.hint}">${lines(hint)}</span>` : '';
  const where = place ? ` <span class="quiet" style="${styles.place}">${escapeHtml(place)}</span>` : '';
  return `<div style="${styles.remark}"><strong class="${tone}" style="color:${tones[tone]}">${escapeHtml(mark)}</strong> ${lines(text)}${cure}${where}</div>`;
}

function rowHtml({ title, about, value }: { title: string; about: string; value: string }): string {
  const rest = about ? ` <span class="quiet" style="color:#5f5f5a">${escapeHtml(about)}</span>` : '';
  return `<tr><td class="line" style="${styles.row}">${escapeHtml(title)}${rest}</td><td class="quiet line" style="${styles.rowValue}">${escapeHtml(value)}</td></tr>`;
}

function buttonHtml({ label, url }: { label: string; url: string }, accent: string | null | undefined): string {
  const background = accent && /^#[\da-f]{6}$/i.test(accent) ? accent : ACCENT;
  const style = `display:inline-block;padding:12px 20px;font-size:15px;line-height:20px;font-weight:600;text-decoration:none;color:${inkOn(background)}`;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px"><tr><td style="border-radius:6px;background:${background}"><a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a></td></tr></table>`;
}

/** Black or white, whichever has the contrast; WCAG relative luminance. */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
