import { seedDemo } from '../demo/seed.ts';
import { runChild, type Told } from './child.ts';
import { wire } from './wire.ts';

// The process that fills an empty demo: its memory goes with it.

async function start({ config, addresses }: Told) {
  const { platform, close } = await wire(config, addresses, 'seed');
  await seedDemo(platform, (line) => console.log(line));
  // Nothing stays to serve: the end of the work is the end of the process.
  setImmediate(() => process.emit('SIGTERM'));
  return { stop: close };
}

runChild(start);
