import type { OutcomeWords } from '../../words.ts';

export default {
  problem: {
    amount: 'Enter the amount you offer.',
    financing: 'Choose how you finance the purchase.',
    paymentTerm: 'Choose when you pay.',
    paymentDate: 'Enter the date on which you pay.',
    paymentTermText: 'Describe when you pay.',
    conditions: 'Enter your conditions.',
    validUntil: 'Enter a date.',
    fullName: 'Enter your first and last name.',
    email: 'Enter your e-mail address.',
    phone: 'Enter your phone number.',
    TOO_LONG: 'Shorten this text.',
    NOT_AN_EMAIL: 'Enter an address like name@example.com.',
    NOT_A_PHONE: 'Enter a phone number with digits only, like +1 514 555 0199.',
    NOT_POSITIVE: 'Enter an amount above zero.',
    NOT_A_DATE: 'Enter a complete date.',
    IN_THE_PAST: 'Enter today or a later date.',
  },
  summaryTitle: (count) =>
    count === 1 ? 'One answer is missing or not right' : `${count} answers are missing or not right`,
  receivedTitle: 'Your offer is received',
  receivedLead: (agency) => `${agency} has it now.`,
  receiptNumber: 'Number',
  receiptAmount: 'Amount',
  receiptTime: 'Received',
  receiptProperty: 'Property',
  afterSending: (email) => [
    `A copy is on its way to ${email}.`,
    'The agent reads your offer and answers you personally.',
    'This offer cannot be changed. You may send a new one at any time.',
  ],
  anotherOffer: 'Make a new offer',
} satisfies OutcomeWords as OutcomeWords;
