import { killAll } from '../test/harness/kills.ts';
import { discard, startProduct } from '../test/harness/product.ts';
import { type Row, table } from './table.ts';

/**
 * `npm run bench -- kills 500`: kills parts of a running product with −9 and says what of the acknowledged was lost or
 * doubled. The limits are nothing and ten seconds.
 */
export async function benchKills(kills: number, seed = Date.now() % 1e6): Promise<void> {
  const product = await startProduct({ LOG_LEVEL: 'fatal', TRUST_PROXY: 'loopback' });
  try {
    const report = await killAll(product, { kills, seed });
    const { acknowledged, lost, doubled, refused, recovery } = report;
    const number = (name: string, count: number): Row => [name, null, String(count)];
    const names = (name: string, list: string[]): Row => [name, null, [list.length, ...list.slice(0, 5)].join(' ')];
    const rows = [
      ...Object.entries(report.kills).map(([kind, count]) => number(`killed: ${kind}`, count)),
      ...Object.entries(acknowledged).map(([kind, count]) => number(`acknowledged: ${kind}`, count)),
      names('lost', lost),
      names('doubled', doubled),
      names('other answers', refused),
      ['back after the last kill', recovery.after / 1000, `alone ${recovery.alone / 1000}`] satisfies Row,
      ['all done after the last kill', report.settled / 1000, ''] satisfies Row,
    ];
    console.log(table([`seed ${seed}`, 'seconds', ''], rows));
    if (lost.length + doubled.length > 0) process.exitCode = 1;
  } finally {
    await discard(product);
  }
}
