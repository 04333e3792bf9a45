import type { Locale } from '../../../platform/locale.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ro } from './ro.ts';
import type { PageWords } from './types.ts';

export type { ErrorWords, PageWords, Section } from './types.ts';

export const pageWords: Readonly<Record<Locale, PageWords>> = { en, fr, de, ro };
