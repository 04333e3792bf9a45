import { parseInstant } from './dates.ts';
import { limited, quoted } from './text.ts';
import type { Issue, Transfer } from './types.ts';

/** Senders' words for the mode; NEU and the English ones are not in the schema but occur. */
const MODES: Record<string, Transfer['mode']> = {
  NEW: 'NEW',
  NEU: 'NEW',
  CHANGE: 'CHANGE',
  UPDATE: 'CHANGE',
  DELETE: 'DELETE',
};

/** The transfer of a file without `<uebertragung>`: never a full one. */
export function missingHeader(): { transfer: Transfer; issues: Issue[] } {
  const issue: Issue = {
    severity: 'WARNING',
    code: 'NO_TRANSFER_HEADER',
    path: 'uebertragung',
    message: 'The file does not say what kind of transfer it is. It was read as a partial one, so nothing is removed.',
    hint: 'Ask the sender to include <uebertragung> with umfang="VOLL" or umfang="TEIL".',
  };
  return { transfer: { scope: 'PARTIAL', present: false }, issues: [issue] };
}

/** Reads the attributes of `<uebertragung>`; names and values without regard to case. */
export function readHeader(attributes: Record<string, string>): { transfer: Transfer; issues: Issue[] } {
  const issues: Issue[] = [];
  const given = new Map(
    Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), limited(value.trim(), 255)]),
  );
  const get = (name: string): string | undefined => given.get(name) || undefined;
  const transfer: Transfer = { scope: readScope(get('umfang'), issues), present: true };
  const art = get('art')?.toUpperCase();
  if (art === 'ONLINE' || art === 'OFFLINE') transfer.art = art;
  assign(transfer, 'mode', readMode(get('modus'), art, issues));
  assign(transfer, 'version', get('version'));
  assign(transfer, 'software', get('sendersoftware'));
  assign(transfer, 'softwareVersion', get('senderversion'));
  assign(transfer, 'technicalEmail', get('techn_email'));
  checkAddress(get('techn_email'), issues);
  assign(transfer, 'timestamp', readTimestamp(get('timestamp'), issues));
  assign(transfer, 'registrationId', get('regi_id'));
  return { transfer, issues };
}

function assign<K extends keyof Transfer>(transfer: Transfer, key: K, value: Transfer[K] | undefined): void {
  if (value !== undefined) transfer[key] = value;
}

function readScope(value: string | undefined, issues: Issue[]): Transfer['scope'] {
  const word = value?.toUpperCase();
  if (word === 'VOLL' || word === 'FULL') return 'FULL';
  if (word === 'TEIL' || word === 'PARTIAL') return 'PARTIAL';
  issues.push({
    severity: 'WARNING',
    code: 'UNKNOWN_SCOPE',
    path: 'uebertragung@umfang',
    message:
      value === undefined
        ? 'The file does not say whether it holds the whole stock. It was read as a partial one.'
        : `The scope ${quoted(value)} is not known. The file was read as a partial one.`,
    hint: 'Use umfang="VOLL" for the whole stock or umfang="TEIL" for changes.',
  });
  return 'PARTIAL';
}

/** Some senders put the mode into `art`; it counts when `modus` is missing. */
function readMode(value: string | undefined, art: string | undefined, issues: Issue[]): Transfer['mode'] {
  if (value === undefined) return art === undefined ? undefined : MODES[art];
  const mode = MODES[value.toUpperCase()];
  if (mode === undefined) {
    issues.push({
      severity: 'NOTE',
      code: 'UNKNOWN_MODE',
      path: 'uebertragung@modus',
      message: `The mode ${quoted(value)} is not known and was ignored.`,
      hint: 'Use modus="NEW", "CHANGE" or "DELETE", or leave it out.',
    });
  }
  return mode;
}

/** The report goes there, so a mistake in it is worth a word; several addresses, or one among other words, will do. */
function checkAddress(value: string | undefined, issues: Issue[]): void {
  if (value === undefined || /[^\s@<>"',;]@[^\s@<>"',;]+\.[^\s@<>"',;]/.test(value)) return;
  issues.push({
    severity: 'NOTE',
    code: 'BAD_REPORT_ADDRESS',
    path: 'uebertragung@techn_email',
    message: `${quoted(value)} is not an e-mail address, so the sender gets no report.`,
    hint: 'Enter one address for the report in your software, such as jane@example.com.',
  });
}

function readTimestamp(value: string | undefined, issues: Issue[]): Date | undefined {
  if (value === undefined) return undefined;
  const instant = parseInstant(value);
  if (instant !== null) return instant;
  issues.push({
    severity: 'WARNING',
    code: 'UNREADABLE_TIMESTAMP',
    path: 'uebertragung@timestamp',
    message: `The time ${quoted(value)} of the file could not be read.`,
    hint: 'Use a time such as 2024-05-31T14:30:00+02:00.',
  });
  return undefined;
}
