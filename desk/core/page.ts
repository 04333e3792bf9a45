import type { TemplateResult } from 'lit';
import type { DeskPage } from './element.ts';
import type { PlainKey } from './i18n.ts';
import type { Viewer } from './session.ts';

/** How a page hangs in the shell. `load` brings its chunk and makes the element. */
export interface PageEntry {
  path: string;
  title: PlainKey;
  icon: TemplateResult;
  /** Who finds it in the navigation and may open it. The server decides on its own what it answers. */
  allowed(viewer: Viewer): boolean;
  load(): Promise<DeskPage>;
}
