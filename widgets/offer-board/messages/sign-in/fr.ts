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
  signInProblem: {
    INVALID_OTP: 'Ce code n’est pas le bon. Comparez-le avec celui du courriel.',
    OTP_EXPIRED: 'Ce code a expiré. Demandez-en un nouveau.',
    TOO_MANY_ATTEMPTS: 'Trop d’essais. Demandez un nouveau code dans quelques minutes.',
    NETWORK: 'Pas de connexion. Vérifiez-la, puis réessayez.',
    OTHER: 'La connexion est momentanément impossible. Réessayez dans quelques minutes.',
  },
} satisfies SignInWords as SignInWords;
