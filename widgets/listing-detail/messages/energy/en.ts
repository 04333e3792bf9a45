import type { EnergyWords } from '../../words.ts';

export default {
  energyKind: { DEMAND: 'Demand certificate', CONSUMPTION: 'Consumption certificate' },
  energyClass: (name) => `Energy class ${name}`,
  energyFact: {
    value: 'Final energy',
    carrier: 'Energy source',
    primaryEnergy: 'Primary energy',
    co2: 'CO₂',
    renewables: 'Renewables',
    vintage: 'Built, per certificate',
    issued: 'Issued',
    validUntil: 'Valid until',
  },
} satisfies EnergyWords as EnergyWords;
