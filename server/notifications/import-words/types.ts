import type { ImportAction } from '../../platform/generated/prisma/enums.ts';

/** How a run ended, as its mail tells it. RELEASED and KEPT are what was decided about removals that waited. */
export type Outcome = 'DONE' | 'UNCHANGED' | 'HELD' | 'RELEASED' | 'KEPT' | 'REFUSED' | 'FAILED' | 'UNDONE';

export type Count = 'created' | 'updated' | 'unchanged' | 'removed' | 'refused';

/** Everything the mails about imports say, in one language. What is wrong with an object comes from imports. */
export interface ImportWords {
  subject: Record<Outcome, (counts: string) => string>;
  heading: Record<Outcome, string>;
  /** Several deliveries in one mail; `bad` of them were refused, held or broke off. */
  together: {
    subject: (deliveries: number, counts: string) => string;
    subjectBad: (deliveries: number, bad: number) => string;
    heading: (deliveries: number) => string;
    lead: string;
    bad: string;
  };
  /** What stands after a number: `3 new`. */
  counts: Record<Count, (n: number) => string>;
  actions: Record<ImportAction, string>;
  facts: {
    software: string;
    openimmo: string;
    file: string;
    files: string;
    received: string;
    provider: string;
    scope: string;
    objects: string;
  };
  scopes: { FULL: string; PARTIAL: string };
  severities: { ERROR: string; WARNING: string; NOTE: string };
  /** Behind a word that introduces something. */
  colon: string;
  wholeFile: string;
  object: (number: string) => string;
  position: (n: number) => string;
  issues: string;
  more: (n: number) => string;
  nothingWrong: string;
  objects: string;
  toDo: string;
  held: { heading: (n: number) => string; decides: (support: string) => string };
  attached: string;
  attachedCut: string;
  button: string;
  buttonMany: string;
  why: (agency: string) => string;
  whyAddress: (agency: string) => string;
  whySender: string;
  running: {
    startedSubject: (file: string) => string;
    startedHeading: string;
    startedText: string;
    progressSubject: (file: string) => string;
    progressHeading: (done: number, total: number) => string;
    progressText: string;
    soFar: string;
    button: string;
  };
}
