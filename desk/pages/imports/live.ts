import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { follow } from '../../core/live.ts';
import type { Viewer } from '../../core/session.ts';
import { type ImportRun, progressDocument } from './documents.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

/** Follows every run the viewer may see, while the page is open. */
export class LiveRuns implements ReactiveController {
  state: LiveState = 'connecting';
  private readonly host: ReactiveControllerHost;
  private readonly viewer: () => Viewer | undefined;
  private readonly changed: (run: ImportRun) => void;
  private readonly back: () => void;
  private stops: (() => void)[] = [];

  constructor(
    host: ReactiveControllerHost,
    options: { viewer: () => Viewer | undefined; changed: (run: ImportRun) => void; back: () => void },
  ) {
    this.host = host;
    this.viewer = options.viewer;
    this.changed = options.changed;
    this.back = options.back;
    host.addController(this);
  }

  hostConnected(): void {
    const viewer = this.viewer();
    // An admin follows the whole installation, others each of their agencies.
    const agencies = viewer?.isAdmin ? [undefined] : (viewer?.memberships.map(({ agency }) => agency.id) ?? []);
    this.stops = agencies.map((agency) =>
      follow(progressDocument, agency ? { agency } : {}, {
        next: ({ importProgress }) => this.changed(importProgress.run),
        connected: (again) => {
          this.become('live');
          if (again) this.back();
        },
        lost: () => this.become('lost'),
      }),
    );
  }

  hostDisconnected(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
  }

  private become(state: LiveState): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
