import '../accounts/schema.ts';
import '../imports/schema.ts';
import '../listings/schema.ts';
import '../offers/schema.ts';
import './user-errors.ts';
import { builder } from './builder.ts';

/** The whole schema: each feature adds its own by being imported. */
export const schema = builder.toSchema();
