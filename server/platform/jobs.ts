/** A piece of background work. Handlers are idempotent: a job killed in the middle runs again. */
export interface JobDefinition {
  name: string;
  /** How many at a time in one worker. */
  concurrency: number;
  /** The sweep that finds work whose wake-up was lost, such as `30 seconds`. */
  every: string;
  run(job: { data: unknown; signal: AbortSignal }): Promise<void>;
}
