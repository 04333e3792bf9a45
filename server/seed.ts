import { seedDemo } from '../demo/seed.ts';
import { runChild } from './child.ts';
import type { Config } from './config.ts';
import { type Addresses, wire } from './wire.ts';

// The process that fills an empty demo: its memory goes with it.

async function start(config: Config, addresses: Addresses) {
  const { platform, close } = await wire(config, addresses, 'seed');
  await seedDemo(platform, (line) => console.log(line));
  // Nothing stays to serve: the end of the work is the end of the process.
  setImmediate(() => process.emit('SIGTERM'));
  return { stop: close };
}

runChild(start);
