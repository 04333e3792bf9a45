/** What is said when something other than the network fails, and what the owner of the site is told. */

import type { ErrorCode } from './client.ts';
import './shared.ts';
import { css } from 'lit';
import type { Catalogue } from './i18n.ts';
import type { FailureWords } from './words.ts';

export const catalogue: Catalogue<FailureWords> = {
  en: () => import('./messages/failure/en.ts'),
  fr: () => import('./messages/failure/fr.ts'),
  de: () => import('./messages/failure/de.ts'),
  ro: () => import('./messages/failure/ro.ts'),
};

export interface Failure {
  title: string;
  text: string;
  /** Whether trying again may help. */
  again?: boolean;
  /** For whoever put the tag on the page. */
  owner?: string;
}

export function describeFailure(code: ErrorCode, words: FailureWords): Failure {
  if (code === 'RATE_LIMITED') return { title: words.busyTitle, text: words.busyText, again: true };
  if (code === 'SERVER') return { title: words.brokenTitle, text: words.brokenText, again: true };
  return { title: words.unavailableTitle, text: words.unavailableText, owner: forOwner(code, words) };
}

function forOwner(code: ErrorCode, words: FailureWords): string {
  switch (code) {
    case 'KEY_REVOKED':
      return words.ownerKeyRevoked;
    case 'ORIGIN_NOT_ALLOWED':
      return words.ownerOrigin(location.origin);
    case 'MISCONFIGURED':
      return words.ownerKeyMissing;
    default:
      return words.ownerKeyUnknown;
  }
}

export const styles = [
  css`
  .whole details {
    max-width: 65ch;
    margin-top: 16px;
    font-size: 13px;
    color: var(--gp-muted);
  }
  summary {
    padding: 12px 8px;
    cursor: pointer;
  }
  `,
];
