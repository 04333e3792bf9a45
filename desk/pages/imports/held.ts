/** How many deliveries wait for an admin's decision. Small: it is part of the shell. */
import { document } from '../../../widgets/core/client.ts';
import { t } from '../../core/i18n.ts';
import type { Waiting } from '../../core/page.ts';
import { request, type Viewer } from '../../core/session.ts';
import { Store } from '../../core/store.ts';

export const heldDocument = document<{ importRuns: { totalCount: number } }, object>(`
  query DeskHeldImports {
    importRuns(first: 1, filter: { state: [HELD] }) { totalCount }
  }
`);

export const heldCount = new Store(0);

export async function countHeld(viewer: Viewer | undefined): Promise<void> {
  if (!viewer?.isAdmin) {
    heldCount.set(0);
    return;
  }
  try {
    heldCount.set((await request(heldDocument, {})).importRuns.totalCount);
  } catch {
    // The number of before stands until the next time.
  }
}

export const heldWaiting: Waiting = {
  count: heldCount,
  words: (count) => t('imports.held.count', { count }),
  refresh: countHeld,
};
