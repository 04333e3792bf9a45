/** The person to turn to: a face, a name, one way to write and one to call. */
import { html, nothing, type TemplateResult } from 'lit';
import { mediaUrl } from './config.ts';
import { mailIcon, phoneIcon } from './icons.ts';
import type { CoreWords } from './words.ts';

export interface Person {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  mobile?: string | null;
  officeName?: string | null;
  imageUrl?: string | null;
}

export function personName(person: Person): string {
  return [person.firstName, person.lastName].filter(Boolean).join(' ') || person.officeName || '';
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

export function faceView(person: Person, base: string): TemplateResult {
  const picture = mediaUrl(person.imageUrl, base);
  return picture
    ? html`<img class="face" part="face" src=${picture} alt="" width="56" height="56" loading="lazy" />`
    : html`<span class="face" part="face" aria-hidden="true">${initials(personName(person))}</span>`;
}

export function contactView(options: {
  person: Person;
  office?: string | null | undefined;
  base: string;
  words: CoreWords;
  subject?: string;
}): TemplateResult {
  const { person, base, words, subject = '' } = options;
  const name = personName(person);
  const office = person.officeName ?? options.office;
  const phone = person.mobile || person.phone;
  return html`<div class="contact" part="contact">
    ${faceView(person, base)}
    <div class="who">
      <strong>${name || office}</strong>
      ${office && office !== name && name ? html`<span class="muted small">${office}</span>` : nothing}
    </div>
    <div class="ways">
      ${
        person.email
          ? html`<a class="button" part="contact-mail" href="mailto:${person.email}?subject=${encodeURIComponent(subject)}"
              >${mailIcon}${words.write}</a
            >`
          : nothing
      }
      ${
        phone
          ? html`<a class="button" part="contact-phone" href="tel:${phone.replace(/[^\d+]/g, '')}"
              >${phoneIcon}<span class="num nowrap"><span class="sr">${words.call} </span>${phone}</span></a
            >`
          : nothing
      }
    </div>
  </div>`;
}
