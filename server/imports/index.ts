/** Packages in through the drop doors, and from there into the listings. */
export { importAccess } from './access.ts';
export { createDropAccount } from './drop-accounts.ts';
export { type DropAccess, type DropDoors, startDropDoors } from './drop-doors.ts';
export { type Scan, type ScanOptions, scanDropFolders } from './drop-folder.ts';
export { DropIdentityError, openDropIdentity } from './drop-identity.ts';
export { createDropLogin } from './drop-login.ts';
export { type DropPut, putFile } from './https-door.ts';
export type { HoldCode, RefusalCode } from './import-error.ts';
export { type Describable, describeIssue, valuesOf } from './issue-words/index.ts';
export { importJobs } from './jobs.ts';
export { officeFields } from './office-fields.ts';
export { workQueue } from './queue.ts';
export { type RunOptions, runImport } from './run-import.ts';
export { runSchedules, takeWaiting } from './source-schedule.ts';
