import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildWidgets } from '../../widgets/build.ts';
import { openBrowser } from './browser.ts';

/** Answers a GraphQL request by its operation's name and variables: the value of `data`. */
// biome-ignore lint/suspicious/noExplicitAny: what the documents of a widget ask for
export type Answers = Record<string, (variables: any) => unknown>;

/** The built widgets on a page in a real browser, with answers given by hand: for what only a browser can show. */
export interface WidgetPages {
  /** A page of its own with this markup as its body. */
  open(body: string, answers: Answers, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

const ORIGIN = 'https://gatepost.test';

export async function openWidgetPages(): Promise<WidgetPages> {
  const folder = mkdtempSync(join(tmpdir(), 'gatepost-widgets-'));
  await buildWidgets({ outdir: folder });
  const browser: Browser = await openBrowser();
  return {
    async open(body, answers, options = {}) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      const html = `<!doctype html><html lang="${options.locale ?? 'en'}"><meta name="viewport" content="width=device-width">
        <style>:root { color-scheme: light dark } body { margin: 0; font-family: sans-serif }</style>
        <body>${body}<script src="/widgets/gatepost.js"></script></body></html>`;
      await page.route(`${ORIGIN}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
        if (pathname === '/graphql') {
          const { query, variables } = route.request().postDataJSON();
          const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
          return route.fulfill({ json: { data: answers[name]?.(variables) ?? null } });
        }
        if (!pathname.startsWith('/widgets/')) return route.fulfill({ status: 404 });
        const file = join(folder, pathname.slice('/widgets/'.length));
        return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: readFileSync(file) });
      });
      await page.goto(`${ORIGIN}/`);
      return page;
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
