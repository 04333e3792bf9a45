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
  tooManyTries: (minutes) =>
    `Prea multe încercări. Încercați din nou peste ${minutes === 1 ? 'un minut' : `${minutes}${minutes < 20 ? '' : ' de'} minute`}.`,
  signInProblem: {
    INVALID_OTP: 'Codul nu este corect. Comparați-l cu cel din e-mail.',
    USED_UP: 'Prea multe coduri greșite. Cereți unul nou.',
    NETWORK: 'Nu există conexiune. Verificați-o și încercați din nou.',
    OTHER: 'Autentificarea nu este posibilă momentan. Încercați din nou peste câteva minute.',
  },
} satisfies SignInWords as SignInWords;
