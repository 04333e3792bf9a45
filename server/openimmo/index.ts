/**
 * OpenImmo: bytes -> typed objects and issues. Pure: no database, network, clock or files.
 *
 * @example
 * for await (const event of readTransfer(stream)) {
 *   if (event.type === 'object') stage(event.position, mapObject(event.element));
 * }
 */
export { type Conversion, convertFields, convertHeader, convertObject } from './convert.ts';
export { insertInOrder } from './element-order.ts';
export { OpenImmoError, type OpenImmoErrorCode } from './error.ts';
export { attachmentsOf, identifyObject, type MapOptions, mapObject, type ObjectIdentity } from './map-object.ts';
export { DEFAULT_LIMITS, readTransfer, readWhole } from './reader.ts';
export { type Says, saysOf } from './says.ts';
export type * from './types.ts';
export { LATEST_VERSION, namespaceOf, OPENIMMO_VERSIONS, type OpenImmoVersion, parseVersion } from './versions.ts';
export { objectTypeFor } from './write-category.ts';
export { writeFields } from './write-object.ts';
export type { WritableListing, WritableMedia } from './write-types.ts';
export {
  type ProviderToWrite,
  rewriteTransfer,
  type TransferHeader,
  type TransferToWrite,
  writeElement,
  writeTransfer,
} from './writer.ts';
