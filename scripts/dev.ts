// npm run dev: the server from its sources, restarted on a change; widgets and desk rebuilt as they change.
import { spawn } from 'node:child_process';
import { buildDesk } from '../desk/build.ts';
import { buildWidgets } from '../widgets/build.ts';

const builds = await Promise.all([
  buildWidgets({ outdir: 'dist/widgets', watch: true }),
  buildDesk({ outdir: 'dist/desk', watch: true }),
]);
const server = spawn('node_modules/.bin/tsx', ['watch', '--clear-screen=false', 'server/main.ts'], {
  stdio: 'inherit',
});
// Ctrl-C reaches the server too; the builds end once it has stopped everything it started.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', async (code) => {
  await Promise.all(builds.map((build) => build.stop()));
  process.exit(code ?? 0);
});
