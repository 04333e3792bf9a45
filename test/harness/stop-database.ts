import { stopTestDatabase } from './database.ts';

await stopTestDatabase();
process.exit(0);
