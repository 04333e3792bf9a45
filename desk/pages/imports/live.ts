import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { follow } from '../../core/live.ts';
import { type ImportRun, progressDocument } from './documents.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

/**
 * Follows every run the viewer may see, while the page is open. `back` loads what the page shows: with every connection,
 * the first one too, as a run may have ended between the page's load and it.
 */
export class LiveRuns implements ReactiveController {
  state: LiveState = 'connecting';
  private readonly host: ReactiveControllerHost;
  private readonly changed: (run: ImportRun) => void;
  private readonly back: () => void;
  private stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: { changed: (run: ImportRun) => void; back: () => void }) {
    this.host = host;
    this.changed = options.changed;
    this.back = options.back;
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = follow(
      progressDocument,
      {},
      {
        next: ({ importProgress }) => this.changed(importProgress.run),
        connected: () => {
          this.become('live');
          this.back();
        },
        lost: () => this.become('lost'),
      },
    );
  }

  hostDisconnected(): void {
    this.stop?.();
  }

  private become(state: LiveState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
