/** A name, a number of seconds, and a remark. */
export type Row = [name: string, seconds: number | null, remark: string];

/** A table in Markdown, so that it can be pasted into docs/performance.md as it is. */
export function table([name, seconds, remark]: [string, string, string], rows: Row[]): string {
  const cells = [
    [name, seconds, remark],
    ...rows.map(([label, value, note]) => [label.replace(/^ +/, '· '), value === null ? '' : value.toFixed(2), note]),
  ];
  const lines = cells.map((line) => `| ${line.join(' | ')} |`);
  return [lines[0], '|---|--:|---|', ...lines.slice(1)].join('\n');
}
