import type { Delivery } from '../../listings/index.ts';
import type { ImportItemModel, ImportRunModel } from '../../platform/generated/prisma/models.ts';
import { dayIn, type Platform } from '../../platform/index.ts';
import type { AttachmentKeeper } from '../package/attachment-keeper.ts';
import type { OpenPackage } from '../package/package-reader.ts';
import type { RunProvider } from './identify-items.ts';
import type { StageOptions } from './stage.ts';

/** A run whose agency is known: every one that gets as far as being read. */
export type OwnedRun = ImportRunModel & { agencyId: string };

/** What applying needs to know of its run. */
export interface RunContext {
  run: OwnedRun;
  agency: { locale: string; currency: string; timeZone: string };
  source: { id: string; agencyId: string | null; addressReleased: boolean; goneShare: number; goneCount: number };
  providers: RunProvider[];
  pack: OpenPackage;
  attachments: AttachmentKeeper;
  signal: AbortSignal;
  /** Called between steps; a test stops the run there. */
  step: (name: string) => void;
  /** Objects in one transaction. */
  batch: number;
  /** When the last progress was told, in milliseconds. */
  told: number;
}

export const deliveredAt = (run: ImportRunModel): Date => run.sentAt ?? run.createdAt;

export const actorOf = ({ id }: { id: string }): string => `import:${id}`;

export const deliveryOf = ({ run, agency }: RunContext): Delivery => ({
  agencyId: run.agencyId,
  locale: agency.locale,
  origin: 'IMPORT',
  sourceId: run.sourceId,
  deliveredAt: deliveredAt(run),
  actor: actorOf(run),
});

export const progressEvent = ({ id, agencyId }: { id: string; agencyId: string | null }) => ({
  type: 'import.progress',
  subjectType: 'ImportRun',
  subjectId: id,
  agencyId,
  actor: `import:${id}`,
});

export const providerKey = ({ providers }: RunContext, { provider }: ImportItemModel): string | null =>
  providers[provider]?.key ?? null;

export const stageOptions = ({ clock }: Platform, { run, agency, pack, source, signal }: RunContext): StageOptions => ({
  runId: run.id,
  agencyId: run.agencyId,
  locale: agency.locale,
  today: dayIn(agency.timeZone, clock.now()),
  pack,
  signal,
  addressReleased: source.addressReleased,
});
