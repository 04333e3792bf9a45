import type { EnergyWords } from '../../words.ts';

export default {
  energyKind: { DEMAND: 'Certificat de besoins', CONSUMPTION: 'Certificat de consommation' },
  energyClass: (name) => `Classe énergétique ${name}`,
  energyFact: {
    value: 'Énergie finale',
    carrier: 'Source d’énergie',
    primaryEnergy: 'Énergie primaire',
    co2: 'CO₂',
    renewables: 'Énergies renouvelables',
    vintage: 'Construction selon le certificat',
    issued: 'Établi le',
    validUntil: 'Valable jusqu’au',
  },
} satisfies EnergyWords as EnergyWords;
