import type { SignInWords } from '../../words.ts';

export default {
  signInTitle: 'Connectez-vous pour voir vos offres',
  signInText: 'Indiquez l’adresse électronique de votre compte Gatepost. Vous recevrez un code par courriel.',
  email: 'Courriel',
  emailProblem: 'Indiquez une adresse du type nom@exemple.com.',
  sendCode: 'Envoyer le code',
  codeTitle: 'Saisissez votre code',
  codeText: (email) => `Si ${email} possède un compte, un code à six chiffres vous parviendra sous peu.`,
  code: 'Code',
  codeProblem: 'Saisissez les six chiffres reçus par courriel.',
  signIn: 'Se connecter',
  otherEmail: 'Utiliser une autre adresse',
  tooManyTries: (minutes) => `Trop d’essais. Réessayez dans ${minutes === 1 ? 'une minute' : `${minutes} minutes`}.`,
  signInProblem: {
    INVALID_OTP: 'Ce code n’est pas le bon. Comparez-le avec celui du courriel.',
    USED_UP: 'Trop de codes erronés. Demandez-en un nouveau.',
    NETWORK: 'Pas de connexion. Vérifiez-la, puis réessayez.',
    OTHER: 'La connexion est momentanément impossible. Réessayez dans quelques minutes.',
  },
} satisfies SignInWords as SignInWords;
