// How the API and the worker are run; the bench runs its importer the same way.

/**
 * Memory stays near what is in use: V8 lets its heap grow as far as it is told it may, and glibc keeps a pool for each
 * thread, of which libuv and sharp have many.
 */
export const childArgv = ['--max-old-space-size=1024'];
export const childEnv = { MALLOC_ARENA_MAX: '2' };
