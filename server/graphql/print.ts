import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.ts';

/** The schema in SDL, sorted, so that a change of it is a change of just those lines. */
export const printedSchema = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
