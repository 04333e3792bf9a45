/** A list that is loaded page by page, each one below the last. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { GatepostError } from '../../widgets/core/client.ts';
import { sayFailure } from './act.ts';
import { Load } from './load.ts';

interface Connection<Item> {
  totalCount: number;
  edges: ({ node: Item } | null)[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface PagedValue<Item> {
  total: number;
  items: readonly Item[];
  /** Where the next page begins; null at the end. */
  end: string | null;
}

export class Paged<Item> implements ReactiveController {
  more = false;
  private readonly host: ReactiveControllerHost;
  private readonly load: Load<PagedValue<Item>>;
  private readonly fetch: (after: string | undefined, signal?: AbortSignal) => Promise<Connection<Item> | undefined>;

  /** `fetch` brings the page after a cursor; nothing where there is no such list. */
  constructor(
    host: ReactiveControllerHost,
    fetch: (after: string | undefined, signal?: AbortSignal) => Promise<Connection<Item> | undefined>,
  ) {
    this.host = host;
    this.fetch = fetch;
    this.load = new Load(host, async (signal) => read(await fetch(undefined, signal)));
    host.addController(this);
  }

  hostConnected(): void {}

  get value(): PagedValue<Item> | undefined {
    return this.load.value;
  }

  get error(): GatepostError | undefined {
    return this.load.error;
  }

  get busy(): boolean {
    return this.load.busy;
  }

  start(options: { keep?: boolean } = {}): Promise<void> {
    return this.load.start(options);
  }

  set(value: PagedValue<Item>): void {
    this.load.set(value);
  }

  /** Brings the next page; what failed is said, and may be tried again. */
  async loadMore(isKnown: (item: Item, items: readonly Item[]) => boolean = () => false): Promise<void> {
    const { value } = this;
    if (!value?.end || this.more) return;
    this.more = true;
    this.host.requestUpdate();
    try {
      const next = read(await this.fetch(value.end));
      const { items } = this.value ?? value;
      this.load.set({ ...next, items: [...items, ...next.items.filter((item) => !isKnown(item, items))] });
    } catch (error) {
      sayFailure(error);
    }
    this.more = false;
    this.host.requestUpdate();
  }
}

function read<Item>(page: Connection<Item> | undefined): PagedValue<Item> {
  return {
    total: page?.totalCount ?? 0,
    items: page?.edges.flatMap((edge) => edge?.node ?? []) ?? [],
    end: page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
  };
}
