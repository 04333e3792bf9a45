// npm run schema: prints the schema as the code says it into schema.graphql.
import { writeFileSync } from 'node:fs';
import { printedSchema } from '../server/graphql/print.ts';

writeFileSync('schema.graphql', printedSchema());
process.exit(0);
