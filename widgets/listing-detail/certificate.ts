/** An energy certificate: the scale, drawn, and its figures. */
import type { Catalogue } from '../core/i18n.ts';
import '../core/shared.ts';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { formatDate, formatNumber } from '../core/format.ts';
import type { Certificate } from './documents.ts';
import { energyScale } from './energy.ts';
import type { Fact } from './facts.ts';
import type { EnergyWords } from './words.ts';

export const catalogue: Catalogue<EnergyWords> = {
  en: () => import('./messages/energy/en.ts'),
  fr: () => import('./messages/energy/fr.ts'),
  de: () => import('./messages/energy/de.ts'),
  ro: () => import('./messages/energy/ro.ts'),
};

/** Green to red; the letter says the same, and stands in near-black on each with at least 4.5 : 1. */
const ENERGY_COLOURS = [
  '#3fae5a',
  '#6fbf4b',
  '#a3cf3e',
  '#d3dc33',
  '#f7df2e',
  '#f9bf2c',
  '#f59b35',
  '#f07f45',
  '#ec6a5c',
];

export function certificateView(options: {
  certificate: Certificate;
  country: string | null;
  locale: string;
  words: EnergyWords;
  grid(facts: readonly Fact[]): TemplateResult;
}): TemplateResult {
  const { certificate, country, locale, words, grid } = options;
  const unit = (value: string | null, suffix: string) =>
    value && /^[\d.,\s]+$/.test(value) ? `${decimal(locale, value)}\u00a0${suffix}` : value;
  const day = (value: string | null) =>
    value && /^\d{4}-\d\d-\d\d/.test(value) ? formatDate(locale, value.slice(0, 10)) : value;
  const { energyFact } = words;
  const facts: [string, string | null][] = [
    [energyFact.value, unit(certificate.value, 'kWh/(m²·a)')],
    [energyFact.carrier, certificate.carrier],
    [energyFact.primaryEnergy, unit(certificate.primaryEnergy, 'kWh/(m²·a)')],
    [energyFact.co2, unit(certificate.co2, 'kg/(m²·a)')],
    [energyFact.renewables, unit(certificate.renewables, '%')],
    [energyFact.vintage, certificate.vintage],
    [energyFact.issued, day(certificate.issued)],
    [energyFact.validUntil, day(certificate.validUntil)],
  ];
  const scale = energyScale({ country, class: certificate.class, value: certificate.value });
  return html`<div class="energy" part="energy">
    ${certificate.kind ? html`<p class="muted">${words.energyKind[certificate.kind]}</p>` : nothing}
    ${scale ? scaleView(scale.classes, scale.index, words.energyClass(scale.classes[scale.index] ?? '')) : nothing}
    ${grid(facts.flatMap(([label, value]) => (value ? [{ label, value }] : [])))}
  </div>`;
}

function decimal(locale: string, text: string): string {
  const value = Number(text.trim().replace(',', '.'));
  return Number.isNaN(value) ? text : formatNumber(locale, value, { maximumFractionDigits: 1 });
}

/** A band of classes; the one that applies is higher, and an arrow points at it. */
function scaleView(classes: readonly string[], index: number, name: string): TemplateResult {
  const step = 520 / classes.length;
  const colour = (at: number) => ENERGY_COLOURS[classes.length === 9 ? at : at + 1] ?? '#ccc';
  return html`<svg class="scale" viewBox="0 0 520 76" role="img" aria-label=${name}>
    ${classes.map((letter, at) => {
      const here = at === index;
      return svg`<rect x=${at * step + 1} y=${here ? 16 : 24} width=${step - 2} height=${here ? 48 : 32} rx="4" fill=${colour(at)} />
        <text x=${at * step + step / 2} y="45.5" text-anchor="middle">${letter}</text>`;
    })}
    <path class="mark" d="M${index * step + step / 2 - 7} 0h14l-7 11z" />
    <rect class="mark" x=${index * step + 1} y="70" width=${step - 2} height="4" rx="2" />
  </svg>`;
}

export const styles = [
  css`
  .energy {
    display: grid;
    gap: 16px;
  }
  .scale {
    width: 100%;
    max-width: 520px;
    height: auto;
    display: block;
    font-variant-numeric: tabular-nums;
  }
  .scale text {
    fill: #14171c;
    font-size: 15px;
    font-weight: 600;
  }
  .scale .mark {
    fill: var(--gp-text);
  }
  .scale .value {
    fill: var(--gp-text);
    font-size: 15px;
    font-weight: 600;
  }
  `,
];
