import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureSpec, PortraitSpec } from './pictures/types.ts';

// The demo's drawings as files, made once by `npm run draw`: a first start draws nothing, and no drawing is in the product.

const here = import.meta.dirname;
/** In a bundle this file is a part of dist/server or of its chunks. */
export const DRAWN = import.meta.url.endsWith('.ts')
  ? join(here, 'drawn')
  : join(here.replace(/[/\\]chunks$/, ''), '../../demo/drawn');

export type LogoTone = 'colour' | 'light';

/** What a drawing's file is called: by what it shows, so that another spec is another file. */
export const drawnName = {
  picture: (spec: PictureSpec) => `${digest(spec)}.webp`,
  portrait: (spec: PortraitSpec) => `${digest(spec)}.png`,
  /** For places that take no SVG, such as mails. */
  logo: (slug: string) => `logo-${slug}.png`,
  logoSvg: (slug: string, tone: LogoTone) => `logo-${slug}-${tone}.svg`,
};

const digest = (spec: object): string => createHash('sha256').update(JSON.stringify(spec)).digest('hex').slice(0, 16);

export const readDrawn = (name: string): Promise<Buffer> => readFile(join(DRAWN, name));
