import type { SignInWords } from '../../words.ts';

export default {
  signInTitle: 'Melden Sie sich an, um Ihre Angebote zu sehen',
  signInText: 'Geben Sie die E-Mail-Adresse Ihres Gatepost-Kontos ein. Sie erhalten einen Code per E-Mail.',
  email: 'E-Mail',
  emailProblem: 'Geben Sie eine Adresse wie name@beispiel.de ein.',
  sendCode: 'Code senden',
  codeTitle: 'Geben Sie Ihren Code ein',
  codeText: (email) => `Wenn es zu ${email} ein Konto gibt, ist ein sechsstelliger Code unterwegs.`,
  code: 'Code',
  codeProblem: 'Geben Sie die sechs Ziffern aus der E-Mail ein.',
  signIn: 'Anmelden',
  otherEmail: 'Andere Adresse verwenden',
  tooManyTries: (minutes) =>
    `Zu viele Versuche. Versuchen Sie es in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} erneut.`,
  signInProblem: {
    INVALID_OTP: 'Dieser Code stimmt nicht. Vergleichen Sie ihn mit der E-Mail.',
    USED_UP: 'Zu viele falsche Codes. Fordern Sie einen neuen an.',
    NETWORK: 'Keine Verbindung. Prüfen Sie sie und versuchen Sie es erneut.',
    OTHER: 'Die Anmeldung ist zurzeit nicht möglich. Versuchen Sie es in einigen Minuten erneut.',
  },
} satisfies SignInWords as SignInWords;
