/**
 * OpenImmo: bytes -> typed objects and issues. Pure: no database, network, clock or files.
 *
 * @example
 * for await (const event of readTransfer(stream)) {
 *   if (event.type === 'object') stage(event.position, mapObject(event.element));
 * }
 */
export { OpenImmoError, type OpenImmoErrorCode } from './error.ts';
export { mapObject } from './map-object.ts';
export { DEFAULT_LIMITS, readTransfer } from './reader.ts';
export type * from './types.ts';
