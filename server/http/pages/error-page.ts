import type { Locale } from '../../platform/locale.ts';
import { html } from './html.ts';
import { layout, messageCard } from './layout.ts';
import { type PageWords, pageWords } from './words/index.ts';

export interface ErrorPageInput {
  status: number;
  locale: Locale;
  requestId?: string;
}

type Kind = Exclude<keyof PageWords['error'], 'request' | 'requestHelp' | 'home'>;

const KINDS: Readonly<Record<number, Kind>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  405: 'notFound',
  410: 'gone',
  413: 'tooLarge',
  429: 'tooMany',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** What went wrong, for people with a browser. The number lets the operator find it in the log. */
export function errorPage({ status, locale, requestId }: ErrorPageInput): string {
  const words = pageWords[locale].error;
  const { title, text } = words[KINDS[status] ?? (status >= 500 ? 'broken' : 'badRequest')];
  return layout({
    locale,
    title,
    languages: true,
    width: 'text',
    main: messageCard(
      title,
      html`<p>${text}</p>`,
      status !== 503 && html`<p><a class="button" href="/">${words.home}</a></p>`,
      requestId && html`<p class="quiet">${words.request}: <code>${requestId}</code>. ${words.requestHelp}</p>`,
    ),
  });
}
