import type { SealedMail, Settings } from '../../platform/index.ts';
import type { MailContent } from './layout.ts';

/** Makes the content of a mail from what its row seals; pure, so that a retry gives the same mail. */
export type Template = (mail: SealedMail, settings: Settings) => MailContent;
