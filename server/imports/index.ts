/** Packages in through the drop doors, and from there into the listings. */
export { importAccess } from './access.ts';
export { type DropAccess, type DropDoors, startDropDoors } from './doors/drop-doors.ts';
export { type Scan, type ScanOptions, scanDropFolders } from './doors/drop-folder.ts';
export { DropIdentityError, openDropIdentity } from './doors/drop-identity.ts';
export { createDropLogin } from './doors/drop-login.ts';
export { type DropPut, putFile } from './doors/https-door.ts';
export type { HoldCode, RefusalCode } from './import-error.ts';
export { type Describable, describeIssue, valuesOf } from './issue-words/index.ts';
export { importJobs } from './jobs.ts';
export { officeFields } from './run/office-fields.ts';
export { workQueue } from './run/queue.ts';
export { type RunOptions, runImport } from './run/run-import.ts';
export { createDropAccount } from './sources/drop-accounts.ts';
