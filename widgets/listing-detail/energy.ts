/** The energy scale of a country. Classes are drawn where the law has them, numbers are shown everywhere. */

export interface EnergyScale {
  classes: readonly string[];
  /** Which class applies, or -1. */
  index: number;
}

const NINE = ['A+', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
const SEVEN = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;

/** kWh/(m²·a), upper bounds of A+ … G: GEG, Anlage 10. */
const GERMAN_BOUNDS = [30, 50, 75, 100, 130, 160, 200, 250] as const;

/** "92,4 kWh/(m²*a)" → 92.4 */
export function energyValue(text: string | null | undefined): number | undefined {
  const found = /\d+(?:[.,]\d+)?/.exec(text ?? '')?.[0];
  return found ? Number(found.replace(',', '.')) : undefined;
}

export function energyScale(options: {
  country: string | null;
  class: string | null;
  value: string | null;
}): EnergyScale | undefined {
  const given =
    options.class
      ?.trim()
      .toUpperCase()
      .replace(/^A\+{2,}$/, 'A+') ?? '';
  const german = /^(DE|DEU)$/i.test(options.country ?? '');
  const classes: readonly string[] = german || given === 'A+' || given === 'H' ? NINE : SEVEN;
  const index = classes.indexOf(given);
  if (index >= 0) return { classes, index };
  const value = energyValue(options.value);
  if (!german || value === undefined) return undefined;
  const bound = GERMAN_BOUNDS.findIndex((limit) => value <= limit);
  return { classes, index: bound < 0 ? GERMAN_BOUNDS.length : bound };
}
