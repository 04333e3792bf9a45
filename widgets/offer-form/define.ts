import { define } from '../core/shared.ts';
import { GatepostOfferForm } from './offer-form.ts';

define('gatepost-offer-form', GatepostOfferForm);
