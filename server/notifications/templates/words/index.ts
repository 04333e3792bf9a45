import type { Locale } from '../../../platform/index.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ro } from './ro.ts';
import type { MailWords } from './types.ts';

export const mailWords: Record<Locale, MailWords> = { en, fr, de, ro };
