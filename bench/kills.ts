import { killAll } from '../test/harness/kills.ts';
import { discard, startProduct } from '../test/harness/product.ts';
import { table } from './table.ts';

/**
 * `npm run bench -- kills 500`: kills parts of a running product with −9 and says what of the acknowledged was lost or
 * doubled. The limits are nothing and ten seconds.
 */
export async function benchKills(kills: number, seed = Date.now() % 1e6): Promise<void> {
  const product = await startProduct({ LOG_LEVEL: 'fatal', TRUST_PROXY: 'loopback' });
  try {
    const report = await killAll(product, { kills, seed });
    const { acknowledged, lost, doubled, refused, recovery } = report;
    console.log(
      table(
        [`kills (seed ${seed})`, 'seconds', ''],
        [
          ...Object.entries(report.kills).map(([kind, count]) => [kind, null, String(count)]),
          ...Object.entries(acknowledged).map(([kind, count]) => [`acknowledged ${kind}`, null, String(count)]),
          ['lost', null, `${lost.length} ${lost.slice(0, 5).join(', ')}`],
          ['doubled', null, `${doubled.length} ${doubled.slice(0, 5).join(', ')}`],
          ['other answers', null, `${refused.length} ${refused.slice(0, 5).join(', ')}`],
          ['back after the last kill', recovery.after / 1000, `alone ${recovery.alone / 1000}`],
          ['all done after the last kill', report.settled / 1000, ''],
        ],
      ),
    );
    if (lost.length + doubled.length > 0) process.exitCode = 1;
  } finally {
    await discard(product);
  }
}
