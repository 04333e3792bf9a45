/**
 * The one script a broker pastes. It holds no component: it looks which tags the page has, and loads those.
 * Works as a classic script and as a module, may be loaded twice, and does nothing where there is no document.
 */

declare const GATEPOST_CHUNKS: Record<string, { entry: string; shared: string[] }>;

const PREFIX = 'gatepost-';
const asked = new Set<string>();
/**
 * A classic script from another origin has no base address of its own (its errors are muted, so is its URL), and a
 * module has no currentScript: the one is resolved here, the other by the browser.
 */
const source = typeof document === 'undefined' ? undefined : (document.currentScript as HTMLScriptElement | null)?.src;
const load = (file: string): Promise<unknown> => import(source ? new URL(file, source).href : file);

function need(name: string): void {
  const chunk = GATEPOST_CHUNKS[name];
  if (!chunk || asked.has(name)) return;
  asked.add(name);
  if (customElements.get(PREFIX + name)) return;
  for (const file of chunk.shared) load(file).catch(() => undefined);
  load(chunk.entry).catch(() => {
    asked.delete(name);
    addEventListener('online', () => need(name), { once: true });
  });
}

/** CMSs strip tags they do not know: `<div data-gatepost="offer-form" data-listing="…">` becomes the tag. */
function upgrade(holder: HTMLElement): void {
  const name = holder.dataset.gatepost ?? '';
  if (!GATEPOST_CHUNKS[name] || holder.querySelector(PREFIX + name)) return;
  const element = document.createElement(PREFIX + name);
  for (const { name: attribute, value } of holder.attributes)
    if (attribute.startsWith('data-') && attribute !== 'data-gatepost') element.setAttribute(attribute.slice(5), value);
  holder.replaceChildren(element);
  need(name);
}

function look(node: ParentNode): void {
  const selector = `[data-gatepost],${Object.keys(GATEPOST_CHUNKS).map((name) => PREFIX + name)}`;
  const found = [...node.querySelectorAll<HTMLElement>(selector)];
  if (node instanceof HTMLElement && node.matches(selector)) found.push(node);
  for (const element of found) {
    if (element.dataset.gatepost) upgrade(element);
    else need(element.localName.slice(PREFIX.length));
  }
}

if (typeof document !== 'undefined' && typeof customElements !== 'undefined') {
  look(document);
  new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) if (node instanceof HTMLElement) look(node);
  }).observe(document, { childList: true, subtree: true });
}
