/** Listings written as OpenImmo packages. */
export { exportAccess } from './access.ts';
export { type CreateExport, createExport } from './create-export.ts';
export { exportJobs } from './jobs.ts';
export { type ExportFile, readExport } from './read-export.ts';
export { expireExports, type RunExports, runExports } from './run-exports.ts';
