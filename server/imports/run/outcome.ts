import type { Issue } from '../../openimmo/index.ts';
import type { ImportAction } from '../../platform/generated/prisma/enums.ts';
import { type Tx, uuidv7 } from '../../platform/index.ts';
import type { Prepared } from './prepare.ts';

/** What came of an object. */
export interface Outcome {
  prepared: Prepared;
  action: ImportAction;
  listingId: string | null;
  issues: Issue[];
}

type Counter = 'created' | 'updated' | 'unchanged' | 'removed' | 'refused';

const COUNTERS: Partial<Record<ImportAction, Counter>> = {
  CREATE: 'created',
  UPDATE: 'updated',
  UNCHANGED: 'unchanged',
  REMOVE: 'removed',
  REFUSE: 'refused',
};

/** Marks the items as applied and counts them, in the same transaction. */
export async function note(tx: Tx, runId: string, done: Outcome[], now: Date): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ prepared, action, listingId }) => ({ position: prepared.item.position, action, listingId }));
  await tx.$executeRaw`
    UPDATE "ImportItem" AS item
    SET action = done.action::"ImportAction", "listingId" = done."listingId", "appliedAt" = ${now}, sealed = NULL, mapped = NULL
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS done(position int, action text, "listingId" uuid)
    WHERE item."runId" = ${runId}::uuid AND item.position = done.position`;
  const issues = done.flatMap(({ prepared: { item }, issues }) =>
    issues.map((issue) => ({ ...issue, id: uuidv7(), runId, position: item.position, key: item.number })),
  );
  if (issues.length > 0) await tx.importIssue.createMany({ data: issues });
  const warnings = issues.filter(({ severity }) => severity === 'WARNING').length;
  await count(
    tx,
    runId,
    done.map(({ action }) => action),
    warnings,
  );
}

async function count(tx: Tx, runId: string, actions: ImportAction[], warnings: number): Promise<void> {
  const counts: Partial<Record<Counter, { increment: number }>> = {};
  for (const [action, counter] of Object.entries(COUNTERS)) {
    const increment = actions.filter((entry) => entry === action).length;
    if (increment > 0) counts[counter] = { increment };
  }
  const data = { ...counts, objectsApplied: { increment: actions.length }, warnings: { increment: warnings } };
  await tx.importRun.update({ where: { id: runId }, data });
}
