import { parseDateOrMonth } from './dates.ts';
import { ENERGY } from './numbers.ts';
import { attributeOf, innerText, type Section } from './section.ts';
import { exactValue, limited } from './text.ts';
import type { Element, MappedEnergyCertificate } from './types.ts';

/** Every `<energiepass>`; the fields that 1.2.6 senders put into `user_defined_simplefield` fill gaps of the first. */
export function mapEnergyCertificates(root: Section): MappedEnergyCertificate[] {
  const state = root.section('zustand_angaben');
  const passes = [...state.all('energiepass'), ...root.all('energiepass')];
  const simple = simpleFields([...state.all('user_defined_simplefield'), ...root.all('user_defined_simplefield')]);
  if (passes.length === 0 && simple !== null) passes.push({ name: 'energiepass', attributes: {}, children: [] });
  return passes
    .slice(0, 20)
    .map((pass, index) => {
      const extended = index === 0 && simple !== null ? { ...pass, children: [...pass.children, ...simple] } : pass;
      return certificate(state.of(extended, passes.length > 1 ? `energiepass[${index + 1}]` : 'energiepass'));
    })
    .filter((mapped) => Object.values(mapped).some((value) => value !== null));
}

/** `<user_defined_simplefield feldname="epass_hwbwert">` -> `<hwbwert>`, the name since 1.2.7. */
function simpleFields(fields: Element[]): Element[] | null {
  const named: Element[] = [];
  for (const field of fields) {
    const name = /^epass_([a-z]+)$/.exec(attributeOf(field, 'feldname')?.toLowerCase() ?? '')?.[1];
    if (name !== undefined && exactValue(innerText(field)) !== null) named.push({ ...field, name });
  }
  return named.length > 0 ? named : null;
}

function certificate(pass: Section): MappedEnergyCertificate {
  const demand = firstNumber(pass, ['endenergiebedarf', 'energiebedarf']);
  const consumption = firstNumber(pass, ['energieverbrauchkennwert']);
  const kind = readKind(pass) ?? inferredKind(demand, consumption);
  const own = kind === 'DEMAND' ? demand : kind === 'CONSUMPTION' ? consumption : (demand ?? consumption);
  return {
    kind,
    value: own ?? scale(pass) ?? pass.positive('waermewert', ENERGY),
    class: pass.line('wertklasse', 20),
    carrier: pass.line('primaerenergietraeger', 100),
    issued: looseDate(pass, 'ausstelldatum'),
    validUntil: looseDate(pass, 'gueltig_bis'),
    vintage: pass.line('jahrgang', 50),
    heatingDemand: pass.number('hwbwert', ENERGY),
    heatingDemandClass: pass.line('hwbklasse', 20),
    totalEnergyEfficiency: pass.number('fgeewert', ENERGY),
    totalEnergyEfficiencyClass: pass.line('fgeeklasse', 20),
  };
}

function firstNumber(pass: Section, names: string[]): string | null {
  for (const name of names) {
    const value = pass.positive(name, ENERGY);
    if (value !== null) return value;
  }
  return null;
}

/** Version 1.2.0 has `<skala type="ZAHL">` for either kind. */
function scale(pass: Section): string | null {
  const type = pass.attribute('skala', 'type')?.toUpperCase();
  return type === undefined || type === 'ZAHL' ? pass.positive('skala', ENERGY) : null;
}

/** `<epart>`, until 1.2.1 `<art>`. */
function readKind(pass: Section): MappedEnergyCertificate['kind'] {
  const word = (pass.exact('epart') ?? pass.exact('art'))?.toUpperCase() ?? '';
  if (word.startsWith('BEDARF')) return 'DEMAND';
  return word.startsWith('VERBRAUCH') ? 'CONSUMPTION' : null;
}

function inferredKind(demand: string | null, consumption: string | null): MappedEnergyCertificate['kind'] {
  if (demand !== null && consumption === null) return 'DEMAND';
  return consumption !== null && demand === null ? 'CONSUMPTION' : null;
}

/** These dates are free text in the schema; what is no date stays as it is. */
function looseDate(pass: Section, name: string): string | null {
  const text = pass.line(name, 100);
  return text === null ? null : (parseDateOrMonth(text) ?? limited(text, 100));
}
