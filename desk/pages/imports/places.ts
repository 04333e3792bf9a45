/** Addresses of the imports page and what is below it. */
import { addressBelow } from '../../core/router.ts';

export const IMPORTS = '/desk/imports';
export const runAddress = (id: string): string => addressBelow(IMPORTS, 'runs', id);
export const SOURCES = addressBelow(IMPORTS, 'sources');
export const sourceAddress = (id: string): string => addressBelow(SOURCES, id);
export const UPLOAD = addressBelow(IMPORTS, 'upload');
export const SETTINGS = addressBelow(IMPORTS, 'settings');
