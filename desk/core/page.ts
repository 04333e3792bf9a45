import type { TemplateResult } from 'lit';
import type { DeskPage } from './element.ts';
import type { PlainKey } from './i18n.ts';
import type { Viewer } from './session.ts';
import type { Store } from './store.ts';

/** Counted while the desk is open, also while the page is not. */
export interface Waiting {
  count: Pick<Store<number>, 'value' | 'watch'>;
  /** What the number means, read out. */
  words(count: number): string;
  refresh(viewer: Viewer): void;
}

/** How a page hangs in the shell. `load` brings its chunk and makes the element. */
export interface PageEntry {
  path: string;
  title: PlainKey;
  icon: TemplateResult;
  /** Who finds it in the navigation and may open it. The server decides on its own what it answers. */
  allowed(viewer: Viewer): boolean;
  load(): Promise<DeskPage>;
  /** Not in the navigation: the account leads there. */
  aside?: boolean;
  /** It has views below its path. */
  deep?: boolean;
  /** How many things wait on it for this person, beside its name. */
  waiting?: Waiting;
}
