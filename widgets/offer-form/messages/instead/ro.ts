import type { InsteadWords } from '../../words.ts';

export default {
  notYetTitle: 'Perioada de ofertare nu a început',
  notYetText: (when) => `Puteți face o ofertă începând cu ${when}. Această pagină se deschide singură.`,
  closedTitle: 'Perioada de ofertare s-a încheiat',
  closedText: (when) =>
    `${when ? `Ofertele s-au primit până ${when}.` : 'Nu se mai primesc oferte pentru această proprietate.'} Agentul vă poate spune în ce stadiu se află lucrurile.`,
  unknownTitle: 'Acest link nu duce la nicio proprietate',
  unknownText: 'Verificați dacă linkul este complet sau cereți-i agentului unul nou.',
  noOnlineTitle: 'Fără oferte online pentru această proprietate',
  noOnlineText: 'Faceți oferta direct la agent.',
  signatureTitle: 'Această ofertă trebuie semnată',
  signatureText:
    'Pentru această proprietate, agentul cere o ofertă semnată. Semnarea online nu este încă posibilă: contactați direct agentul.',
} satisfies InsteadWords as InsteadWords;
