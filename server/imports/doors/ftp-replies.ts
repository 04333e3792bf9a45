/** What file errors are as replies of FTP. */
export const FILE_ERRORS: Record<string, string> = {
  ENOENT: '550 There is no such file or folder.',
  ENOTDIR: '550 There is no such folder.',
  EEXIST: '550 It is there already.',
  ENOTEMPTY: '550 The folder is not empty.',
  EISDIR: '550 That is a folder.',
  EPERM: '550 That cannot be done.',
  ENAMETOOLONG: '553 The name is too long.',
  ENOSPC: '452 There is no room left. Try again later.',
  EDQUOT: '452 There is no room left. Try again later.',
  ELOOP: '550 There is no such file or folder.',
};

export const isFileError = (error: unknown) =>
  ['ENOSPC', 'EDQUOT', 'EIO'].includes((error as { code?: string }).code ?? '');

export const isTls = (mechanism: string): boolean => /^(tls(-[cp])?|ssl)$/i.test(mechanism);

/** An IPv4 address as itself, however the socket writes it. */
export const plainAddress = (address: string | undefined): string => (address ?? '').replace(/^::ffff:/, '');

export const quoted = (path: string) => path.replaceAll('"', '""');

/** Names come as UTF-8, from old software as Latin-1. */
export function decode(line: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    return line.toString('latin1');
  }
}

/** Without Telnet's signals, which may come before ABOR. */
export function stripTelnet(bytes: Buffer): Buffer {
  const kept: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0xff && (bytes[at + 1] ?? 0) >= 0xf0) at += 1;
    else if (byte !== 0xf2) kept.push(byte);
  }
  return Buffer.from(kept);
}
