import type { Locale } from '../../platform/locale.ts';
import { formatDateTime, formatShortTime } from './format.ts';
import { type Content, html } from './html.ts';
import { layout } from './layout.ts';
import { pageWords } from './words/index.ts';

export interface OutboxPageMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments?: readonly { name: string; content: string }[];
  /** ISO 8601. */
  sentAt: string;
}

export interface OutboxPageInput {
  locale: Locale;
  /** In any order. */
  mails: readonly OutboxPageMail[];
  /** From `?mail=`; without it the newest is open. */
  selectedId?: string | null;
}

/** Policy of `/outbox/:id.html`: a mail runs nothing, loads pictures and its own styles, and opens links in new tabs. */
export const outboxMailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src 'self' data: http: https:; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** What was attached, to be saved: `/outbox/:id/:name`. */
function attachments(mail: OutboxPageMail, locale: Locale): Content {
  if (!mail.attachments?.length) return null;
  const words = pageWords[locale].outbox;
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });
  const link = ({ name, content }: { name: string; content: string }) =>
    html`<li><a href="/outbox/${encodeURIComponent(mail.id)}/${encodeURIComponent(name)}" download>${name}</a> <span class="quiet">${size.format(Buffer.byteLength(content) / 1000)}</span></li>`;
  return html`<div class="mail-files"><h3>${words.attachments}</h3><ul>${mail.attachments.map(link)}</ul></div>`;
}

function reader(mail: OutboxPageMail, locale: Locale): Content {
  const words = pageWords[locale].outbox;
  const address = `/outbox/${encodeURIComponent(mail.id)}.html`;
  return html`<article class="mail" aria-labelledby="subject">
    <p class="mail-back"><a href="/outbox">${words.back}</a></p>
    <h2 id="subject">${mail.subject}</h2>
    <dl class="mail-head"><div><dt>${words.to}</dt><dd>${mail.to}</dd></div><div><dt>${words.sent}</dt><dd><time datetime="${mail.sentAt}">${formatDateTime(locale, mail.sentAt)}</time></dd></div></dl>
    ${attachments(mail, locale)}
    <iframe class="mail-body" src="${address}" title="${words.asHtml}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
    <p class="mail-open"><a href="${address}" target="_blank" rel="noopener">${words.open}</a></p>
    <details open><summary>${words.asText}</summary><pre tabindex="0">${mail.text}</pre></details>
  </article>`;
}

/** GET /outbox, in the demo only: the mails that were not sent, newest first. */
export function outboxPage({ locale, mails, selectedId }: OutboxPageInput): string {
  const words = pageWords[locale].outbox;
  const sorted = [...mails].sort((a, b) => b.sentAt.localeCompare(a.sentAt));
  const found = selectedId ? sorted.find((mail) => mail.id === selectedId) : undefined;
  const open = selectedId ? found : sorted[0];
  const item = (
    mail: OutboxPageMail,
  ) => html`<li><a href="/outbox?mail=${encodeURIComponent(mail.id)}"${mail === open && html` aria-current="true"`}>
      <span class="mail-subject">${mail.subject}</span>
      <span class="mail-to">${mail.to}</span>
      <time datetime="${mail.sentAt}">${formatShortTime(locale, mail.sentAt)}</time>
    </a></li>`;
  const body =
    sorted.length === 0
      ? html`<section class="message"><h2>${words.emptyTitle}</h2><p>${words.emptyText}</p></section>`
      : html`<div class="outbox${selectedId && ' chosen'}">
          <nav class="mails" aria-label="${words.mails}"><ol>${sorted.map(item)}</ol></nav>
          ${open ? reader(open, locale) : html`<section class="message aside"><p>${words.gone}</p><p><a class="button" href="/outbox">${words.back}</a></p></section>`}
        </div>`;
  return layout({
    locale,
    title: words.title,
    languages: true,
    width: 'wide',
    main: html`<div class="intro with-action"><div><h1>${words.title}</h1><p class="lead">${words.lead}</p></div>
      <p class="intro-action">${sorted.length > 0 && html`<span class="quiet">${words.count(sorted.length)}</span>`}<a class="button" href="/outbox">${words.reload}</a></p></div>${body}`,
  });
}

/** The HTML of one mail for the frame, links made to open in a new tab. Serve it with `outboxMailPolicy`. */
export function outboxMailHtml(mail: Pick<OutboxPageMail, 'html' | 'text' | 'subject'>): string {
  const base = '<base target="_blank">';
  if (!mail.html.trim())
    return html`<!doctype html><meta charset="utf-8"><title>${mail.subject}</title><pre>${mail.text}</pre>`.text;
  return /<head[^>]*>/i.test(mail.html) ? mail.html.replace(/<head[^>]*>/i, (head) => head + base) : base + mail.html;
}
