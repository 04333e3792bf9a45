import type { DemoAgency } from '../data/index.ts';
import { drawnName } from '../drawn.ts';
import { designs } from '../sites/designs/index.ts';
import { drawFacade } from './facades/index.ts';
import { drawLogo } from './logo.ts';
import { drawPlan } from './plans/plan.ts';
import { drawPortrait } from './portrait.ts';
import { drawRoom } from './rooms/index.ts';
import type { PictureSpec } from './types.ts';

/** The SVG of one picture, 1600 × 1067. Needs no font, no file and no network. */
function drawPicture(spec: PictureSpec): string {
  if (spec.kind === 'facade') return drawFacade(spec);
  return spec.kind === 'room' ? drawRoom(spec) : drawPlan(spec);
}

export interface Drawing {
  /** Of its file in demo/drawn. */
  name: string;
  /** The same for the same spec, always. */
  svg: string;
}

/** Everything that is drawn for the demo: pictures, portraits, logos and what stands on top of the brokers' sites. */
export function* drawings(agencies: readonly DemoAgency[]): Generator<Drawing> {
  const picture = (spec: PictureSpec) => ({ name: drawnName.picture(spec), svg: drawPicture(spec) });
  for (const { slug, people, listings } of agencies) {
    yield { name: drawnName.logo(slug), svg: drawLogo(slug) };
    for (const tone of ['colour', 'light'] as const) {
      yield { name: drawnName.logoSvg(slug, tone), svg: drawLogo(slug, tone) };
    }
    for (const { portrait } of people) yield { name: drawnName.portrait(portrait), svg: drawPortrait(portrait) };
    for (const { media } of listings) for (const medium of media) yield picture(medium.picture);
  }
  for (const { hero } of designs) yield picture(hero);
}
