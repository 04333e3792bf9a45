import type { FailureWords } from '../../words.ts';

export default {
  busyTitle: 'Too many requests at once',
  busyText: 'Wait a minute, then try again.',
  brokenTitle: 'This does not work at the moment',
  brokenText: 'The fault is on our side. Try again in a few minutes.',
  unavailableTitle: 'Not available on this page',
  unavailableText: 'Contact the agency directly: it can help you with this property.',
  ownerTitle: 'For the owner of this website',
  ownerKeyMissing:
    'The tag lacks what it needs: add key="gp_pk_…" and listing="…", or token="…" with the token of an offer link.',
  ownerKeyRevoked:
    'The publishable key in this tag has been revoked. Issue a new one in Gatepost and put it in the tag.',
  ownerKeyUnknown: 'Gatepost does not know the key in this tag. Compare it with the key shown in Gatepost.',
  ownerOrigin: (origin) => `This key may not be used on ${origin}. Add this address to the key’s origins in Gatepost.`,
} satisfies FailureWords as FailureWords;
