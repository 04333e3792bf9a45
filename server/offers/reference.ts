import { randomInt } from 'node:crypto';

/** Neither taken for one another, read or heard, nor words when they stand together. */
const ALPHABET = '23456789CDFHJKMNPQRTVWXY';

/** What a buyer calls an offer by: `K7MP-3QXD-9RTW`, 55 random bits. It says nothing of other offers. */
export function newReference(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}

/** A reference as somebody says or types it, written as we keep it: `k7mp 3qxd9rtw`. */
export function writeReference(text: string): string {
  const characters = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return (characters.match(/.{1,4}/gsu) ?? []).join('-');
}
