/**
 * What all widgets share. Every part that is fetched later names it, so that the build finds one set of users for all
 * of it and makes one chunk: each boundary less is half a kilobyte less.
 */
export { define } from './define.ts';

import './base.ts';
import './format.ts';
