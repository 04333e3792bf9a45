import {
  describeInvalidInput,
  describeNotFound,
  describeProblem,
  type FieldProblem,
  InvalidInput,
  NotFound,
} from '../platform/index.ts';
import { builder } from './builder.ts';

// Errors a person can act on: members of every mutation's result union.

const UserError = builder.interfaceRef<Error>('UserError').implement({
  description: 'An error to show to the person who asked.',
  fields: (t) => ({
    message: t.string({
      description: 'What is wrong and what to do, in the language of the request.',
      resolve: (error) => error.message,
    }),
  }),
});

const FieldProblemType = builder.objectRef<FieldProblem>('FieldProblem').implement({
  description: 'One field of the input that cannot be taken.',
  authScopes: { public: true },
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'Where in the input, such as `["email"]`.' }),
    code: t.exposeString('code', { description: 'Stable, for programs: `REQUIRED`, `NOT_AN_EMAIL`, …' }),
    message: t.string({
      description: 'The cure, in the language of the request.',
      resolve: (problem, _args, context) => describeProblem(problem, context.locale),
    }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description: 'The input cannot be taken as it is. Nothing was changed.',
  interfaces: [UserError],
  authScopes: { public: true },
  fields: (t) => ({
    message: t.string({
      description: 'What is wrong, in one sentence.',
      resolve: (_error, _args, context) => describeInvalidInput(context.locale),
    }),
    fields: t.field({
      type: [FieldProblemType],
      description: 'Each field with its problem.',
      resolve: (error) => error.fields,
    }),
  }),
});

builder.objectType(NotFound, {
  name: 'NotFound',
  description: 'There is no such thing, or it is not yours to know of.',
  interfaces: [UserError],
  authScopes: { public: true },
  fields: (t) => ({
    message: t.string({
      description: 'What to do about it.',
      resolve: (_error, _args, context) => describeNotFound(context.locale),
    }),
  }),
});

export { UserError };
