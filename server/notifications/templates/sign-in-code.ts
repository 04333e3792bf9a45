import { pickLocale } from '../../platform/index.ts';
import type { Template } from './template.ts';
import { mailWords } from './words/index.ts';

interface Data {
  code: string;
  minutes: number;
}

export const signInCode: Template = (mail, { supportEmail }) => {
  const { code, minutes } = mail.data as unknown as Data;
  const locale = pickLocale(mail.locale);
  const words = mailWords[locale];
  return {
    locale,
    subject: words.signIn.subject(code),
    preheader: words.signIn.enter(minutes),
    sender: 'Gatepost',
    heading: words.signIn.heading,
    blocks: [
      { kind: 'code', code },
      { kind: 'text', text: words.signIn.enter(minutes) },
      { kind: 'text', text: words.signIn.notYou },
    ],
    footer: [words.signIn.why, words.questions(supportEmail)],
  };
};
