/** Names that software gives to what it has not finished. */
const UNFINISHED = /(\.(tmp|temp|part|filepart|partial|uploading|upload|crdownload|lock|\$\$\$)|~)$/i;

/** Whether a path is one that software uses until a file is finished: hidden, or with such an ending. */
export const isUnfinished = (path: string): boolean => UNFINISHED.test(path) || /(^|\/)\.[^/]*$/.test(path);

/** FlowFact and others: `[portal]-[customer]-[YYYYMMDDHHMMSS].zip`. */
const WITH_TIME = /^(.+)-(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\.(?:zip|xml)$/i;

/**
 * The time a delivery's name says it was written at, as milliseconds of a clock without a zone; with what stands before
 * it, because only names of one sender can be compared.
 */
export function timeInName(name: string): { sender: string; time: number } | undefined {
  const [, sender, year, month, day, hour, minute, second] = WITH_TIME.exec(name) ?? [];
  if (sender === undefined) return undefined;
  const parts = [month, day, hour, minute, second].map(Number) as [number, number, number, number, number];
  const time = Date.UTC(Number(year), parts[0] - 1, ...(parts.slice(1) as [number, number, number, number]));
  // Date.UTC turns the 31st of June into the 1st of July: then it was no time.
  const same = new Date(time)
    .toISOString()
    .replace(/\D/g, '')
    .startsWith(`${year}${month}${day}${hour}${minute}${second}`);
  return same ? { sender, time } : undefined;
}

/**
 * Puts what names its time into the order of those times, among the places that the same sender has; everything else
 * stays where it is.
 */
export function inOrderOfNames<T>(items: T[], nameOf: (item: T) => string): T[] {
  const times = items.map((item) => timeInName(nameOf(item)));
  const ordered = [...items];
  for (const sender of new Set(times.flatMap((time) => time?.sender ?? []))) {
    const places = times.flatMap((time, index) => (time?.sender === sender ? [index] : []));
    const sorted = [...places].sort((a, b) => (times[a]?.time ?? 0) - (times[b]?.time ?? 0));
    for (const [at, place] of places.entries()) ordered[place] = items[sorted[at] ?? place] as T;
  }
  return ordered;
}
