import { fieldsIntoPass, fieldsOutOfPass } from './energy-fields.ts';
import { defineStep } from './step.ts';

const AUSTRIAN = ['hwbwert', 'hwbklasse', 'fgeewert', 'fgeeklasse'];

export const V1_2_5 = defineStep({
  version: '1.2.5',
  before: '1.2.4',
  elements: [
    'kontaktperson/position',
    'kontaktperson/immobilientreuhaenderid',
    'kontaktperson/foto',
    'preise/mwst_gesamt',
    'versteigerung/verkehrswert',
    'flaechen/anzahl_logia',
    'zustand_angaben/erschliessung_umfang',
    'verwaltung_techn/gruppen_kennung',
    'verwaltung_techn/master',
    'verwaltung_techn/sprache',
  ],
  words: {
    'objektkategorie/objektart/haus@haustyp': { FERTIGHAUS: 'KEINE_ANGABE' },
    'objektkategorie/objektart/wohnung@wohnungtyp': { ATTIKAWOHNUNG: 'KEINE_ANGABE' },
    'zustand_angaben/zustand@zustand_art': {
      TEIL_SANIERT: 'TEIL_VOLLSANIERT',
      VOLL_SANIERT: 'TEIL_VOLLSANIERT',
      SANIERUNGSBEDUERFTIG: null,
    },
    'zustand_angaben/bebaubar_nach@bebaubar_attr': { BAULAND_OHNE_B_PLAN: null },
    'zustand_angaben/erschliessung@erschl_attr': { ORTSUEBLICHERSCHLOSSEN: null },
  },
  up: (root) => fieldsIntoPass(root, AUSTRIAN),
  down: (root) => fieldsOutOfPass(root, AUSTRIAN),
});
