// Bundles the server, the widgets and the desk into dist/.
import { buildDesk } from '../desk/build.ts';
import { buildServer } from '../server/build.ts';
import { buildWidgets } from '../widgets/build.ts';

await Promise.all([
  buildServer({ outdir: 'dist/server' }),
  buildWidgets({ outdir: 'dist/widgets', minify: true }),
  buildDesk({ outdir: 'dist/desk', minify: true }),
]);
