import { define } from '../core/shared.ts';
import { GatepostListingDetail } from './listing-detail.ts';

define('gatepost-listing-detail', GatepostListingDetail);
