import { define } from '../core/define.ts';
import { GatepostOfferForm } from './offer-form.ts';

define('gatepost-offer-form', GatepostOfferForm);
