import type { EnergyWords } from '../../words.ts';

export default {
  energyKind: { DEMAND: 'Bedarfsausweis', CONSUMPTION: 'Verbrauchsausweis' },
  energyClass: (name) => `Energieeffizienzklasse ${name}`,
  energyFact: {
    value: 'Endenergie',
    carrier: 'Energieträger',
    primaryEnergy: 'Primärenergie',
    co2: 'CO₂',
    renewables: 'Erneuerbare Energien',
    vintage: 'Baujahr laut Ausweis',
    issued: 'Ausgestellt',
    validUntil: 'Gültig bis',
  },
} satisfies EnergyWords as EnergyWords;
