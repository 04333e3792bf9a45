import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { sha256Hex } from '../../server/platform/index.ts';
import { demoAgencies } from '../data/index.ts';
import { DRAWN } from '../drawn.ts';
import { type Drawing, drawings } from './index.ts';

// `npm run draw`: makes the files in demo/drawn that are missing or would look different now, and removes the others.

const LIST = join(DRAWN, 'drawings.json');

async function render({ name, svg }: Drawing): Promise<Buffer> {
  if (name.endsWith('.svg')) return Buffer.from(svg);
  const picture = sharp(Buffer.from(svg), name.startsWith('logo') ? { density: 192 } : {});
  return name.endsWith('.png') ? picture.png().toBuffer() : picture.webp({ quality: 75, effort: 6 }).toBuffer();
}

mkdirSync(DRAWN, { recursive: true });
const before = existsSync(LIST) ? (JSON.parse(readFileSync(LIST, 'utf8')) as Record<string, string>) : {};
const now: Record<string, string> = {};
for (const drawing of drawings(demoAgencies)) {
  const { name } = drawing;
  now[name] = sha256Hex(drawing.svg);
  if (now[name] !== before[name] || !existsSync(join(DRAWN, name)))
    writeFileSync(join(DRAWN, name), await render(drawing));
}
for (const name of readdirSync(DRAWN)) if (!(name in now) && name !== 'drawings.json') rmSync(join(DRAWN, name));
writeFileSync(LIST, `${JSON.stringify(now, null, 1)}\n`);
console.log(`${Object.keys(now).length} drawings are in demo/drawn.`);
