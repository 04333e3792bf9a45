/** Addresses of the agencies page and what is below it. */
import { addressBelow } from '../../core/router.ts';

export const AGENCIES = '/desk/agencies';
export const agencyAddress = (id: string): string => addressBelow(AGENCIES, 'of', id);
export const NEW_AGENCY = addressBelow(AGENCIES, 'new');
export const PACKAGES = addressBelow(AGENCIES, 'packages');
