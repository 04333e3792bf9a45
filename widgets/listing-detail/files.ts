/** Documents, films, tours and links of a listing. Fetched where it has any. */
import '../core/shared.ts';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { mediaUrl } from '../core/config.ts';
import { icon } from '../core/icons.ts';
import type { Media } from './documents.ts';
import type { ListingDetailWords } from './words.ts';

const fileIcon = icon(
  svg`<path d="M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7z"/><path d="M14 2v4a2 2 0 0 0 2 2h4M10 9H8M16 13H8M16 17H8"/>`,
);
const playIcon = icon(
  svg`<path d="M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z"/>`,
);
const linkIcon = icon(svg`<path d="M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"/>`);

export type FileMedia = Media & { category: Exclude<Media['category'], 'PHOTO'> };

const ICONS: Record<FileMedia['category'], TemplateResult> = {
  FLOOR_PLAN: fileIcon,
  DOCUMENT: fileIcon,
  VIDEO: playIcon,
  VIRTUAL_TOUR: playIcon,
  LINK: linkIcon,
};

/** Each opens in a tab of its own. @param base where relative addresses start. */
export function filesView({
  files,
  base,
  words,
}: {
  files: readonly FileMedia[];
  base: string;
  words: ListingDetailWords;
}): TemplateResult {
  return html`<ul class="files">
    ${files.map(({ category, title, original, contentType }) => {
      const href = mediaUrl(original, base);
      if (!href) return nothing;
      const kind = words.media[category];
      const format = /pdf/.test(contentType ?? '') ? 'PDF' : '';
      return html`<li>
        <a class="file" part="file" href=${href} target="_blank" rel="noopener noreferrer"
          >${ICONS[category]}<span
            >${title || kind}<span class="small muted">${[title ? kind : '', format].filter(Boolean).join(' · ')}</span
            ><span class="sr"> (${words.opensInNewTab})</span></span
          ></a
        >
      </li>`;
    })}
  </ul>`;
}

export const styles = [
  css`
  .files {
    display: grid;
    gap: 8px;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 52px;
    padding: 8px 14px;
    border: 1px solid var(--gp-border);
    border-radius: calc(var(--gp-radius) * 0.8);
    color: var(--gp-text);
    text-decoration: none;
  }
  .file:hover {
    background: var(--gp-hover);
  }
  .file .icon {
    color: var(--gp-ink);
  }
  .file .small {
    display: block;
  }
  `,
];
