/** Colours that CSS alone cannot choose: text on the accent, and an accent readable on the surface. */
import { BLACK, contrast, luminance, parseColor, type Rgb, textOn, toHex, WHITE, withContrast } from './color.ts';

/** Any CSS colour as sRGB, through one pixel; `oklch()` and `color()` stay unresolved in computed styles. */
function resolve(css: string): Rgb | undefined {
  const plain = parseColor(css);
  if (plain || /^(rgba?\(|transparent)/.test(css)) return plain;
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return undefined;
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return alpha < 128 ? undefined : [r, g, b];
}

/** What is painted behind a see-through surface. */
function behind(from: Element, dark: boolean): Rgb {
  let at: Element | null = from;
  while (at) {
    const color = resolve(getComputedStyle(at).backgroundColor);
    if (color) return color;
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return dark ? [18, 18, 18] : WHITE;
}

/** The declarations for one instance, computed from what its probe element looks like now. */
export function accentRule(probe: Element, brand: string | null | undefined): string {
  const parsed = brand ? parseColor(brand) : undefined;
  const style = getComputedStyle(probe);
  const accent = resolve(style.color) ?? [47, 93, 80];
  const surface = resolve(style.backgroundColor) ?? behind(probe, style.colorScheme === 'dark');
  const dark = luminance(surface) < 0.18;
  const fill = dark ? withContrast(accent, surface, 3) : accent;
  const ink = withContrast(accent, surface, 5.4);
  const edge = contrast(fill, surface) < 1.6 ? toHex(withContrast(fill, surface, 3)) : 'transparent';
  const rule = `--gp-fill:${toHex(fill)};--gp-on:${textOn(fill) === WHITE ? toHex(WHITE) : toHex(BLACK)};--gp-ink:${toHex(ink)};--gp-edge:${edge}`;
  return `.root{${parsed ? `--gp-brand:${toHex(parsed)};` : ''}${rule}}`;
}
