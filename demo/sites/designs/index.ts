import type { SiteDesign } from '../site.ts';
import { casaSomes } from './casa-somes.ts';
import { harbourLane } from './harbour-lane.ts';
import { maisonLaurier } from './maison-laurier.ts';
import { spreeufer } from './spreeufer.ts';

export const designs: readonly SiteDesign[] = [maisonLaurier, spreeufer, casaSomes, harbourLane];
