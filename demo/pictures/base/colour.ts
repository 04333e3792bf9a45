type Rgb = [number, number, number];

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function format(rgb: Rgb): string {
  const clamp = (part: number) => Math.max(0, Math.min(255, Math.round(part)));
  return `#${rgb.map((part) => clamp(part).toString(16).padStart(2, '0')).join('')}`;
}

export function mix(from: string, to: string, share: number): string {
  const [r, g, b] = parse(from);
  const [x, y, z] = parse(to);
  return format([r + (x - r) * share, g + (y - g) * share, b + (z - b) * share]);
}

export function multiply(hex: string, [r, g, b]: Rgb): string {
  const [x, y, z] = parse(hex);
  return format([x * r, y * g, z * b]);
}

/** In the shade: darker and a little bluer, as under an open sky. */
export const shade = (hex: string, share: number): string => mix(hex, '#1f2742', share);
/** In the sun: lighter and a little warmer. */
export const lighten = (hex: string, share: number): string => mix(hex, '#fffaf0', share);
