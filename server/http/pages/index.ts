/** The pages the server writes itself. Pure: plain data in, a whole HTML document out. */
export { type ErrorPageInput, errorPage } from './error-page.ts';
export { type HomeDoor, type HomePageInput, type HomePerson, type HomeSite, homePage } from './home-page.ts';
export { type Content, escapeHtml, Html, html, safeUrl } from './html.ts';
export { type PageAgency, pagesCssPath, pagesPolicy } from './layout.ts';
export {
  type OfferPageAgent,
  type OfferPageInput,
  type OfferPageListing,
  offerPage,
  unknownOfferPage,
} from './offer-page.ts';
export {
  type OutboxPageInput,
  type OutboxPageMail,
  outboxMailHtml,
  outboxMailPolicy,
  outboxPage,
} from './outbox-page.ts';
export { type PrivacyPageInput, privacyPage } from './privacy-page.ts';
export { pagesCss } from './styles.ts';
