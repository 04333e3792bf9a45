import { alone, elementOf } from './alone.ts';
import { arrange, pairUp } from './arrange.ts';
import { Block } from './block.ts';
import { isSame } from './is-same.ts';
import { mapEnergyCertificates } from './map-energy.ts';
import { attributeOf, innerText } from './section.ts';
import { exactValue } from './text.ts';
import type { Element, MappedEnergyCertificate } from './types.ts';
import type { Draft } from './write-types.ts';

const NAMES: readonly [Exclude<keyof MappedEnergyCertificate, 'kind' | 'value'>, string][] = [
  ['validUntil', 'gueltig_bis'],
  ['carrier', 'primaerenergietraeger'],
  ['class', 'wertklasse'],
  ['issued', 'ausstelldatum'],
  ['vintage', 'jahrgang'],
  ['heatingDemand', 'hwbwert'],
  ['heatingDemandClass', 'hwbklasse'],
  ['totalEnergyEfficiency', 'fgeewert'],
  ['totalEnergyEfficiencyClass', 'fgeeklasse'],
];

/** `<energiepass>`, one for each certificate. A certificate that changes stays in its element. */
export function writeEnergyCertificates({ root, wanted, found, due }: Draft): void {
  if (!due.has('energyCertificates')) return;
  const state = Block.in(root, 'zustand_angaben');
  const own = Block.of(root);
  upgradeSimpleFields(state, own);
  const current = [...state.all('energiepass'), ...own.all('energiepass')].filter(isRead);
  const certificates = wanted.energyCertificates;
  const pairs = pairUp(certificates, found.energyCertificates, [
    isSame,
    (one, other) => one.kind === other.kind,
    () => true,
  ]);
  const elements = certificates.map((certificate, index) => {
    const pair = pairs[index] ?? null;
    const element = (pair === null ? undefined : current[pair]) ?? elementOf('energiepass');
    const before = pair === null ? NOTHING : (found.energyCertificates[pair] ?? NOTHING);
    writeCertificate(Block.of(element), certificate, before);
    return element;
  });
  arrange({ blocks: [state, own], current, wanted: elements });
}

/** `<user_defined_simplefield feldname="epass_hwbwert">` of 1.2.6 becomes `<hwbwert>` of the first certificate. */
function upgradeSimpleFields(state: Block, own: Block): void {
  for (const field of [...state.all('user_defined_simplefield'), ...own.all('user_defined_simplefield')]) {
    const name = /^epass_([a-z]+)$/.exec(attributeOf(field, 'feldname')?.toLowerCase() ?? '')?.[1];
    if (name === undefined) continue;
    for (const block of [state, own]) block.drop(field);
    const value = exactValue(innerText(field));
    if (value === null) continue;
    const first = state.all('energiepass')[0] ?? own.all('energiepass')[0] ?? state.add(elementOf('energiepass'));
    const pass = Block.of(first);
    if (pass.all(name).every((element) => exactValue(innerText(element)) === null)) pass.setExact(name, value);
  }
}

const NOTHING: MappedEnergyCertificate = {
  kind: null,
  value: null,
  class: null,
  carrier: null,
  issued: null,
  validUntil: null,
  vintage: null,
  heatingDemand: null,
  heatingDemandClass: null,
  totalEnergyEfficiency: null,
  totalEnergyEfficiencyClass: null,
};

function isRead(pass: Element): boolean {
  return mapEnergyCertificates(alone('zustand_angaben', [pass])).length > 0;
}

function writeCertificate(pass: Block, wanted: MappedEnergyCertificate, before: MappedEnergyCertificate): void {
  for (const [field, name] of NAMES) {
    if (wanted[field] !== before[field]) pass.setText(name, wanted[field]);
  }
  if (wanted.kind !== before.kind || wanted.value !== before.value) writeValue(pass, wanted);
}

/** The element for the value depends on the kind. Without a kind only `waermewert` does not claim one. */
function writeValue(pass: Block, { kind, value }: MappedEnergyCertificate): void {
  pass.remove('art', 'energiebedarf', 'skala', 'waermewert');
  if (kind !== 'CONSUMPTION') pass.remove('endenergiebedarf');
  if (kind !== 'DEMAND') pass.remove('energieverbrauchkennwert');
  pass.setExact('epart', kind === null ? null : kind === 'DEMAND' ? 'BEDARF' : 'VERBRAUCH');
  if (kind === 'DEMAND') pass.setExact('endenergiebedarf', value);
  else if (kind === 'CONSUMPTION') pass.setExact('energieverbrauchkennwert', value);
  else pass.setExact('waermewert', value);
}
