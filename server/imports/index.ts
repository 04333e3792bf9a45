/** Packages in through the drop doors, and from there into the listings. */
export { importAccess } from './access.ts';
export { createDropAccount } from './drop-accounts.ts';
export { type Scan, type ScanOptions, scanDropFolders } from './drop-folder.ts';
export { type FtpDoorOptions, startFtpDoor } from './ftp-door.ts';
export type { HoldCode, RefusalCode } from './import-error.ts';
export { importJobs } from './jobs.ts';
export { workQueue } from './queue.ts';
export { type RunOptions, runImport } from './run-import.ts';
