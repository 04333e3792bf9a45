/** Contrast arithmetic (WCAG 2.2). Colours are sRGB triples 0–255. */

export type Rgb = readonly [number, number, number];

export const WHITE: Rgb = [255, 255, 255];
export const BLACK: Rgb = [0, 0, 0];

/** Reads `#rgb`, `#rrggbb` and `rgb()/rgba()`; anything else, and what is mostly transparent, is undefined. */
export function parseColor(text: string): Rgb | undefined {
  const value = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(value)?.[1];
  if (hex) {
    const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    const number = Number.parseInt(full, 16);
    return [number >> 16, (number >> 8) & 255, number & 255];
  }
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number.parseFloat);
  if (!parts || parts.length < 3 || parts.some(Number.isNaN)) return undefined;
  if ((parts[3] ?? 1) < 0.5) return undefined;
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

export function toHex(color: Rgb): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

export function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Black or white, whichever has the contrast. White wins while it is readable: it is what designers expect. */
export function textOn(color: Rgb): Rgb {
  return contrast(color, WHITE) >= 4.5 || contrast(color, WHITE) > contrast(color, BLACK) ? WHITE : BLACK;
}

/** Moves a colour away from a background until it has the wanted contrast, keeping its hue. */
export function withContrast(color: Rgb, background: Rgb, wanted: number): Rgb {
  if (contrast(color, background) >= wanted) return color;
  const target = luminance(background) > 0.18 ? BLACK : WHITE;
  for (let share = 0.05; share < 1; share += 0.05) {
    const mixed = color.map((part, at) => part + ((target[at] ?? 0) - part) * share) as unknown as Rgb;
    if (contrast(mixed, background) >= wanted) return mixed;
  }
  return target;
}
