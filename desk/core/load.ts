import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { GatepostError } from '../../widgets/core/client.ts';

/** What a page loads: nothing yet, a value, or why not. An earlier load in flight is dropped. */
export class Load<Value> implements ReactiveController {
  value: Value | undefined;
  error: GatepostError | undefined;
  busy = false;
  private readonly host: ReactiveControllerHost;
  private readonly run: (signal: AbortSignal) => Promise<Value>;
  private abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, run: (signal: AbortSignal) => Promise<Value>) {
    this.host = host;
    this.run = run;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.onOnline);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.onOnline);
    this.abort?.abort();
  }

  private readonly onOnline = () => {
    if (this.error?.code === 'NETWORK') this.start();
  };

  /** Loads anew; `keep` leaves the old value on the screen meanwhile. */
  async start({ keep = false } = {}): Promise<void> {
    this.abort?.abort();
    const mine = new AbortController();
    this.abort = mine;
    this.busy = true;
    if (!keep) this.value = undefined;
    this.error = undefined;
    this.host.requestUpdate();
    try {
      const value = await this.run(mine.signal);
      if (mine.signal.aborted) return;
      this.value = value;
    } catch (error) {
      if (mine.signal.aborted) return;
      this.error = error instanceof GatepostError ? error : new GatepostError('SERVER', String(error));
    }
    this.busy = false;
    this.host.requestUpdate();
  }

  /** Changes the value in place, after a mutation or a live event. */
  set(value: Value): void {
    this.value = value;
    this.host.requestUpdate();
  }
}
