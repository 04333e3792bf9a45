import type { Locale } from '../../platform/index.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ro } from './ro.ts';
import type { ImportWords } from './types.ts';

export type { Count, ImportWords, Outcome } from './types.ts';
export const importWords: Record<Locale, ImportWords> = { en, fr, de, ro };
