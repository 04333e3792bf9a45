import { define } from '../core/define.ts';
import { GatepostListingDetail } from './listing-detail.ts';

define('gatepost-listing-detail', GatepostListingDetail);
