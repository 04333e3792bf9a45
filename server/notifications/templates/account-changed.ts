import { pickLocale } from '../../platform/index.ts';
import type { Template } from './template.ts';
import { mailWords } from './words/index.ts';

/** What somebody else changed about a person's way in. */
export type AccountChange = 'SIGNED_OUT' | 'ADMIN_GIVEN' | 'ADMIN_TAKEN';

export const accountChanged: Template = (mail, { publicUrl, supportEmail }) => {
  const { change } = mail.data as unknown as { change: AccountChange };
  const locale = pickLocale(mail.locale);
  const words = mailWords[locale];
  const { heading, text } = words.account[change];
  return {
    locale,
    subject: heading,
    preheader: text,
    sender: 'Gatepost',
    heading,
    blocks: [
      { kind: 'text', text },
      { kind: 'text', text: words.account.unexpected },
    ],
    button: { label: words.account.button, url: `${publicUrl}/desk` },
    footer: [words.account.why, words.questions(supportEmail)],
  };
};
