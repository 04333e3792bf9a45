import { define } from '../core/define.ts';
import { GatepostOfferBoard } from './offer-board.ts';

define('gatepost-offer-board', GatepostOfferBoard);
