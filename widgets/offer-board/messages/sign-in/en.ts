import type { SignInWords } from '../../words.ts';

export default {
  signInTitle: 'Sign in to see your offers',
  signInText: 'Enter the e-mail address of your Gatepost account. You get a code by mail.',
  email: 'E-mail',
  emailProblem: 'Enter an address like name@example.com.',
  sendCode: 'Send code',
  codeTitle: 'Enter your code',
  codeText: (email) => `If ${email} has an account, a code with six digits is on its way.`,
  code: 'Code',
  codeProblem: 'Enter the six digits from the mail.',
  signIn: 'Sign in',
  otherEmail: 'Use another address',
  tooManyTries: (minutes) => `Too many tries. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  signInProblem: {
    INVALID_OTP: 'This code is not right. Compare it with the mail.',
    USED_UP: 'Too many wrong codes. Ask for a new one.',
    NETWORK: 'No connection. Check it and try again.',
    OTHER: 'Signing in does not work at the moment. Try again in a few minutes.',
  },
} satisfies SignInWords as SignInWords;
