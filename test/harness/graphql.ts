import { type ExecutionResult, graphql, parse, subscribe } from 'graphql';
import { type Actor, anonymous } from '../../server/accounts/index.ts';
import { schema } from '../../server/graphql/schema.ts';
import type { Locale, Platform } from '../../server/platform/index.ts';

export interface Asker {
  actor?: Actor;
  locale?: Locale;
  client?: string;
}

const contextOf = (platform: Platform, { actor = anonymous, locale = 'en', client = 'client' }: Asker) => ({
  platform,
  actor,
  locale,
  client,
});

/** Runs an operation as somebody; the answer as it is, errors included. */
export async function ask<Data = Record<string, never>>(
  platform: Platform,
  asker: Asker,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<ExecutionResult & { data?: Data | null }> {
  const result = await graphql({ schema, source, variableValues, contextValue: contextOf(platform, asker) });
  // As over the wire: plain objects, scalars as text.
  return { ...result, data: result.data && JSON.parse(JSON.stringify(result.data)) };
}

/** Runs an operation that must not fail. */
export async function data<Data>(...args: Parameters<typeof ask>): Promise<Data> {
  const result = await ask<Data>(...args);
  if (result.errors || !result.data) throw new Error(JSON.stringify(result.errors));
  return result.data;
}

/** Subscribes as somebody. */
export async function watch<Data>(
  platform: Platform,
  asker: Asker,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<AsyncIterableIterator<{ data: Data }>> {
  const result = await subscribe({
    schema,
    document: parse(source),
    variableValues,
    contextValue: contextOf(platform, asker),
  });
  if (Symbol.asyncIterator in result) return result as never;
  throw new Error(JSON.stringify(result.errors));
}

/** A global id as clients hold it. */
export const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64');
