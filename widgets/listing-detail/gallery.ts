/** A strip of pictures that scrolls natively: swipe comes with it, and so does inertia. Only neighbours are fetched. */
import { html, nothing, type TemplateResult } from 'lit';
import { mediaUrl } from '../core/config.ts';
import { closeIcon, nextIcon, previousIcon } from '../core/icons.ts';
import type { Media } from './documents.ts';
import { expandIcon } from './icons.ts';
import type { ListingDetailWords } from './words.ts';

export interface GalleryOptions {
  pictures: readonly Media[];
  at: number;
  /** Pictures that were near enough to be fetched once. */
  reached: ReadonlySet<number>;
  large: boolean;
  base: string;
  alt: string;
  words: ListingDetailWords & { close: string };
  onMove(to: number, smooth: boolean): void;
  onScroll(event: Event): void;
  onExpand?(): void;
  onClose?(): void;
}

export function galleryView(options: GalleryOptions): TemplateResult {
  const { pictures, at, reached, large, base, alt, words, onMove, onScroll, onExpand, onClose } = options;
  const many = pictures.length > 1;
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: pictures.length - 1 }[event.key];
    if (to === undefined || to < 0 || to >= pictures.length) return;
    event.preventDefault();
    onMove(to, false);
  };
  const slide = (picture: Media, index: number) => {
    const narrow = mediaUrl(large ? picture.large : picture.medium, base);
    const wide = mediaUrl(picture.large, base);
    const ratio = (picture.width ?? 3) / (picture.height ?? 2);
    const fits = !large && ratio > 1.2 && ratio < 1.9;
    return html`<li class="slide" aria-hidden=${index === at ? 'false' : 'true'}>
      ${
        reached.has(index) && narrow
          ? html`<img
              class=${fits ? 'fill' : 'fit'}
              src=${narrow}
              srcset=${!large && wide ? `${narrow} 960w, ${wide} 1920w` : nothing}
              sizes=${large ? nothing : '(max-width: 960px) 100vw, 960px'}
              width=${picture.width ?? nothing}
              height=${picture.height ?? nothing}
              alt=${picture.title || `${alt}, ${words.picture(index + 1, pictures.length)}`}
              draggable="false"
              decoding="async"
            />`
          : nothing
      }
    </li>`;
  };
  return html`<div class="gallery ${large ? 'large' : ''}" part=${large ? 'viewer' : 'gallery'} role="group" aria-roledescription="carousel" aria-label=${words.gallery} @keydown=${onKey}>
    <ul class="track" tabindex="0" aria-label=${words.picture(at + 1, pictures.length)} @scroll=${onScroll}>${pictures.map(slide)}</ul>
    ${
      many
        ? html`<button class="button round step previous" part="gallery-button" type="button" aria-label=${words.previous} ?disabled=${at === 0} @click=${() => onMove(at - 1, true)}>${previousIcon}</button>
            <button class="button round step following" part="gallery-button" type="button" aria-label=${words.next} ?disabled=${at === pictures.length - 1} @click=${() => onMove(at + 1, true)}>${nextIcon}</button>
            <p class="counter num" part="counter"><span aria-hidden="true">${at + 1} / ${pictures.length}</span><span class="sr" role="status">${words.picture(at + 1, pictures.length)}</span></p>`
        : nothing
    }
    ${
      onExpand
        ? html`<button class="button round expand" part="gallery-button" type="button" aria-label=${words.fullScreen} @click=${onExpand}>${expandIcon}</button>`
        : nothing
    }
    ${onClose ? html`<button class="button round expand" type="button" aria-label=${words.close} @click=${onClose}>${closeIcon}</button>` : nothing}
  </div>`;
}
