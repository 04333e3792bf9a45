import type { SignInWords } from '../../words.ts';

export default {
  signInTitle: 'Autentificați-vă pentru a vedea ofertele',
  signInText: 'Introduceți adresa de e-mail a contului Gatepost. Primiți un cod prin e-mail.',
  email: 'E-mail',
  emailProblem: 'Introduceți o adresă de forma nume@exemplu.ro.',
  sendCode: 'Trimiteți codul',
  codeTitle: 'Introduceți codul',
  codeText: (email) => `Dacă ${email} are un cont, un cod din șase cifre este pe drum.`,
  code: 'Cod',
  codeProblem: 'Introduceți cele șase cifre din e-mail.',
  signIn: 'Autentificare',
  otherEmail: 'Folosiți altă adresă',
  signInProblem: {
    INVALID_OTP: 'Codul nu este corect. Comparați-l cu cel din e-mail.',
    OTP_EXPIRED: 'Codul a expirat. Cereți unul nou.',
    TOO_MANY_ATTEMPTS: 'Prea multe încercări. Cereți un cod nou peste câteva minute.',
    NETWORK: 'Nu există conexiune. Verificați-o și încercați din nou.',
    OTHER: 'Autentificarea nu este posibilă momentan. Încercați din nou peste câteva minute.',
  },
} satisfies SignInWords as SignInWords;
