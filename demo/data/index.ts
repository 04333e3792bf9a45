import { spreeufer } from './berlin.ts';
import { casaSomes } from './cluj.ts';
import { harbourLane } from './dublin.ts';
import { maisonLaurier } from './montreal.ts';
import type { DemoAdmin, DemoAgency } from './types.ts';

export type * from './types.ts';

export const demoAgencies: readonly DemoAgency[] = [maisonLaurier, spreeufer, casaSomes, harbourLane];

export const demoAdmin: DemoAdmin = { name: 'Gatepost Admin', email: 'admin@gatepost.example' };
