import sharp from 'sharp';
import { drawFacade } from './facades/index.ts';
import { drawLogo, type LogoTone } from './logo.ts';
import { drawPlan } from './plans/plan.ts';
import { drawPortrait } from './portrait.ts';
import { drawRoom } from './rooms/index.ts';
import type { PictureSpec, PortraitSpec } from './types.ts';

export type * from './types.ts';
export { drawLogo, drawPortrait, type LogoTone };

/** The SVG of one picture, 1600 × 1067. Needs no font, no file and no network. */
export function drawPicture(spec: PictureSpec): string {
  if (spec.kind === 'facade') return drawFacade(spec);
  return spec.kind === 'room' ? drawRoom(spec) : drawPlan(spec);
}

/** The same as a JPEG. */
export function renderPicture(spec: PictureSpec): Promise<Buffer> {
  return sharp(Buffer.from(drawPicture(spec)))
    .jpeg({ quality: 82 })
    .toBuffer();
}

export function renderPortrait(spec: PortraitSpec): Promise<Buffer> {
  return sharp(Buffer.from(drawPortrait(spec)))
    .jpeg({ quality: 86 })
    .toBuffer();
}
