import { define } from '../core/shared.ts';
import { GatepostOfferBoard } from './offer-board.ts';

define('gatepost-offer-board', GatepostOfferBoard);
