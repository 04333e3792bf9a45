import type { Issue } from '../../openimmo/index.ts';
import type { PictureProblem } from '../../platform/index.ts';
import type { RemoteFailure } from './remote-files.ts';

/** Bytes an attachment may have: it is read whole. */
export const MAX_ATTACHMENT = 64 * 1024 ** 2;
/** Attachments an object may have. */
export const MAX_ATTACHMENTS = 500;

/** What is wrong with an attachment, without the place. */
export type Complaint = Omit<Issue, 'severity' | 'path'>;

const MIB = MAX_ATTACHMENT / 1024 ** 2;
const PICTURES = 'Send pictures as JPEG, PNG or WebP.';

const issue = (code: string, message: string, hint: string, values: Record<string, string | number>): Complaint => ({
  code,
  message,
  hint,
  values,
});

export const missing = (file: string) =>
  issue(
    'MISSING_ATTACHMENT',
    `The file “${file}” is not in the delivery.`,
    'Send it along, or take it off the object.',
    { file },
  );

export const tooLarge = (file: string) =>
  issue('ATTACHMENT_TOO_LARGE', `The file “${file}” has more than ${MIB} MiB.`, 'Send a smaller one.', {
    file,
    size: MIB,
  });

export const broken = (file: string) =>
  issue(
    'BROKEN_ATTACHMENT',
    `The file “${file}” is empty or damaged.`,
    'Check it in your software and send it again.',
    { file },
  );

export const tooMany = (limit: number) =>
  issue(
    'TOO_MANY_ATTACHMENTS',
    `The object has more than ${limit} attachments; the others were left out.`,
    'Send fewer.',
    { limit },
  );

export const wrongChecksum = (file: string) =>
  issue(
    'WRONG_CHECKSUM',
    `The MD5 sent with “${file}” is not that of the file. The file was taken all the same.`,
    'Check how your software makes the MD5, or leave it out.',
    { file },
  );

/** Why a file that should be a picture is not shown. */
export function notShown(problem: PictureProblem, file: string, isRemote: boolean): Complaint {
  if (problem === 'CUT_OFF') return broken(file);
  if (problem === 'TOO_MANY_PIXELS') {
    const message = `The picture “${file}” has more than 120 million pixels.`;
    return issue('PICTURE_TOO_LARGE', message, 'Send a smaller one.', { file });
  }
  if (problem === 'COSTLY') {
    const message = `The picture “${file}” takes too long to read.`;
    return issue('PICTURE_TOO_COSTLY', message, 'Save it anew as JPEG and send it again.', { file });
  }
  if (problem === 'HEIC' || problem === 'BMP' || problem === 'SVG') {
    const message = `The picture “${file}” is in the format ${problem}, which cannot be shown.`;
    return issue('PICTURE_FORMAT', message, PICTURES, { file, format: problem });
  }
  if (problem === 'HTML' && isRemote) {
    const message = `The address “${file}” leads to a page, not to a picture.`;
    return issue('ADDRESS_IS_A_PAGE', message, 'Give the address of the picture itself.', { file });
  }
  return issue('NOT_A_PICTURE', `The file “${file}” is no picture that can be shown.`, PICTURES, { file });
}

const AGAIN = 'Check the server. The next delivery tries again.';
const NO_FTP =
  'Give an address that starts with https:// and opens without a password, or send the file in the ZIP; FTP is not asked.';
const IN_ZIP = 'Give an address that anybody can open without a password, or send the file in the ZIP.';

/** Why a file could not be fetched. */
export function notFetched({ problem, status }: RemoteFailure, file: string): Complaint {
  const failed = (message: string) => issue('NOT_FETCHED', message, AGAIN, { file });
  switch (problem) {
    case 'TOO_LARGE':
      return tooLarge(file);
    case 'BAD_ADDRESS':
      return issue('ADDRESS_NOT_USABLE', `The address “${file}” cannot be used.`, NO_FTP, { file });
    case 'ADDRESS_REFUSED':
      return issue(
        'ADDRESS_NOT_PUBLIC',
        `The address “${file}” does not lead into the public internet, so it was not asked.`,
        IN_ZIP,
        { file },
      );
    case 'NAME_NOT_FOUND':
    case 'UNREACHABLE':
      return failed(`The server of “${file}” cannot be reached.`);
    case 'TLS_FAILED':
      return failed(`The certificate of the server of “${file}” is not valid.`);
    case 'TIMEOUT':
      return failed(`The server of “${file}” took too long.`);
    case 'GIVEN_UP':
      return failed(
        `The file “${file}” was not asked for any more, because its server failed too often or took too long.`,
      );
    case 'HTTP_STATUS':
      if (status !== 429 && (status ?? 0) < 500) {
        const message = `The server does not give out “${file}” (${status}).`;
        return issue('NOT_GIVEN_OUT', message, IN_ZIP, { file, status: status ?? 0 });
      }
  }
  return failed(`The server of “${file}” gave no proper answer.`);
}

export const notFetchedAgain = (file: string) =>
  issue(
    'NOT_FETCHED_AGAIN',
    `The file “${file}” could not be fetched again; the one from before stays.`,
    'Check the address, unless the file is still the same.',
    { file },
  );
