/** The states every page has: waiting, nothing there, and something wrong with what to do next. */
import { html, nothing, type TemplateResult } from 'lit';
import type { GatepostError } from '../../widgets/core/client.ts';
import { t } from './i18n.ts';
import { alertIcon, lockIcon, offlineIcon, retryIcon } from './icons.ts';

export function blankView(options: {
  icon: TemplateResult;
  title: string;
  text: string;
  action?: unknown;
  alert?: boolean;
  /** It stands for the page, and so its title is the heading of the page. */
  page?: boolean;
}): TemplateResult {
  const { icon, title, text, action, alert, page } = options;
  return html`<div class="blank" role=${alert ? 'alert' : nothing}>
    ${icon}
    ${page ? html`<h1 tabindex="-1">${title}</h1>` : html`<h2>${title}</h2>`}
    <p>${text}</p>
    ${action ? html`<div class="row">${action}</div>` : nothing}
  </div>`;
}

export function errorView(error: GatepostError, retry: () => void, page = false): TemplateResult {
  const action = html`<button class="button" type="button" @click=${retry}>${retryIcon}${t('app.retry')}</button>`;
  const say = (kind: 'offline' | 'network' | 'busy' | 'server', icon = alertIcon) =>
    blankView({ icon, title: t(`error.${kind}.title`), text: t(`error.${kind}.text`), action, alert: true, page });
  switch (error.code) {
    case 'NETWORK':
      return navigator.onLine ? say('network') : say('offline', offlineIcon);
    case 'RATE_LIMITED':
      return say('busy');
    case 'FORBIDDEN':
      return blankView({ icon: lockIcon, title: t('error.forbidden.title'), text: t('error.forbidden.text') });
    default:
      return say('server');
  }
}

/** Grey rows of the final size. */
export function boneRows(columns: number, { picture = false, rows = 8 } = {}): TemplateResult {
  const widths = ['w4', 'w3', 'w2', 'w3', 'w2', 'w1'];
  return html`<div role="status" class="sr">${t('app.loading')}</div>
    <table class="bones" aria-hidden="true">
      <tbody>
        ${Array.from(
          { length: rows },
          () => html`<tr>
            ${picture ? html`<td class="bone-picture"><span class="bone thumb"></span></td>` : nothing}
            ${Array.from(
              { length: columns },
              (_, at) => html`<td><span class="bone ${widths[at % widths.length] ?? ''}"></span></td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>`;
}
