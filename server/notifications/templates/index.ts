import type { SealedMail, Settings } from '../../platform/index.ts';
import { importRunning } from '../import-progress.ts';
import { importReport } from '../import-report.ts';
import { accountChanged } from './account-changed.ts';
import { invitation } from './invitation.ts';
import { type RenderedMail, renderMail } from './layout.ts';
import { offerDecided } from './offer-decided.ts';
import { offerReceipt } from './offer-receipt.ts';
import { offerReceived } from './offer-received.ts';
import { rightsChanged } from './rights-changed.ts';
import { signInCode } from './sign-in-code.ts';
import type { Template } from './template.ts';

/** Every mail we send, by the name in its row. A name that was ever used stays: rows may wait. */
const templates: Readonly<Record<string, Template>> = {
  'sign-in-code': signInCode,
  invitation,
  'rights-changed': rightsChanged,
  'account-changed': accountChanged,
  'offer-received': offerReceived,
  'offer-receipt': offerReceipt,
  'offer-decided': offerDecided,
  'import-report': importReport,
  'import-running': importRunning,
};

/** @throws when there is no such template. */
export function renderTemplate(name: string, mail: SealedMail, settings: Settings): RenderedMail {
  const template = templates[name];
  if (!template) throw new Error(`there is no mail template ${name}`);
  return renderMail(template(mail, settings));
}
