import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** One value that others may watch. */
export class Store<Value> {
  #value: Value;
  readonly #watchers = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  get value(): Value {
    return this.#value;
  }

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** Calls back after each change, until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

/** Draws an element again when a store changes, as long as the element is on the page. */
export class Watch implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly stores: readonly Pick<Store<unknown>, 'watch'>[];
  private stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, ...stores: readonly Pick<Store<unknown>, 'watch'>[]) {
    this.host = host;
    this.stores = stores;
    host.addController(this);
  }

  hostConnected(): void {
    this.stops = this.stores.map((store) => store.watch(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
  }
}
