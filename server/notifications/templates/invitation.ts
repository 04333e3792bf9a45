import type { Invitation } from '../../accounts/index.ts';
import { pickLocale } from '../../platform/index.ts';
import type { Template } from './template.ts';
import { mailWords } from './words/index.ts';

/** To a member: that they can sign in, where and how, and what they can do then. */
export const invitation: Template = (mail, { publicUrl, supportEmail }) => {
  const { agency, role, email, by } = mail.data as unknown as Invitation;
  const locale = pickLocale(mail.locale);
  const { invitation: words, ...others } = mailWords[locale];
  const url = `${publicUrl}/desk`;
  return {
    locale,
    subject: words.subject(agency.name),
    preheader: words.signIn(email),
    sender: agency.name,
    accent: agency.brandColor,
    heading: words.heading(agency.name),
    blocks: [
      {
        kind: 'text',
        text: by ? words.addedBy(by, agency.name, words.roles[role]) : words.added(agency.name, words.roles[role]),
      },
      { kind: 'text', text: words.signIn(email) },
    ],
    button: { label: words.button, url },
    closing: [
      { kind: 'text', text: words.address(url) },
      { kind: 'heading', text: words.canDo },
      { kind: 'list', items: words.can[role] },
    ],
    footer: [words.why(agency.name), others.questions(supportEmail), others.sentWith],
  };
};
