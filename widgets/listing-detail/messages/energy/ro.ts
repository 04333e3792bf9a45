import type { EnergyWords } from '../../words.ts';

export default {
  energyKind: { DEMAND: 'Certificat pe baza necesarului', CONSUMPTION: 'Certificat pe baza consumului' },
  energyClass: (name) => `Clasa energetică ${name}`,
  energyFact: {
    value: 'Energie finală',
    carrier: 'Sursa de energie',
    primaryEnergy: 'Energie primară',
    co2: 'CO₂',
    renewables: 'Surse regenerabile',
    vintage: 'Anul construcției din certificat',
    issued: 'Emis',
    validUntil: 'Valabil până la',
  },
} satisfies EnergyWords as EnergyWords;
