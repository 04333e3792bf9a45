/** The desk starts: words first, then who is signed in, then the shell. */
import { speak } from './core/i18n.ts';
import { startRouter } from './core/router.ts';
import { loadSession } from './core/session.ts';
import { Shell } from './shell/shell.ts';

startRouter();
await speak().catch(() => undefined);
customElements.define('gatepost-desk', Shell);
await loadSession();
