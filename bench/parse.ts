import { createReadStream } from 'node:fs';
import { readTransfer } from '../server/openimmo/index.ts';

// Reads a file with the product's reader and does nothing with it; prints the seconds.

const [path = ''] = process.argv.slice(2);
const start = performance.now();
let objects = 0;
for await (const event of readTransfer(createReadStream(path))) if (event.type === 'object') objects += 1;
if (objects === 0) throw new Error('nothing was read');
process.stdout.write(String((performance.now() - start) / 1000));
