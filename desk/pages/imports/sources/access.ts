/** What the agency's software is told: user, password, and where to deliver. */
import { t } from '../../../core/i18n.ts';
import type { Door } from '../documents.ts';
import type { Address } from './documents.ts';

export interface Access {
  user: string;
  /** Known only right after it was made. */
  password: string | undefined;
  plainFtp: boolean;
  addresses: readonly Address[];
}

/** An address taken apart, as software asks for it. */
export interface Place {
  door: Exclude<Door, 'FOLDER' | 'UPLOAD'>;
  url: string;
  host: string;
  /** Undefined where the address says it all. */
  port: number | undefined;
  fingerprint: string | null;
}

/** `ftp://user@host:2121/` as host and port; the URL parser of browsers keeps no port of its own schemes apart. */
export function placesOf({ addresses }: Access): Place[] {
  return addresses.flatMap(({ door, url, fingerprint }) => {
    if (door === 'FOLDER' || door === 'UPLOAD') return [];
    const [, host = '', port] = /^\w+:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)(?::(\d+))?/.exec(url) ?? [];
    const isFile = door === 'HTTPS';
    return [{ door, url, host, port: !isFile && port ? Number(port) : undefined, fingerprint }];
  });
}

/** Quoted for a shell: nothing in it is taken for a command. */
const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A line that delivers a file over HTTPS. */
export function curlLine({ user, password }: Access, url: string): string {
  const login = password ? `${user}:${password}` : user;
  return `curl --user ${shell(login)} --upload-file openimmo.zip ${shell(url.endsWith('/') ? url : `${url}/`)}`;
}

/** All of it as the text of a mail. */
export function mailText(access: Access, agency: string): string {
  const { user, password, plainFtp } = access;
  const lines = [
    agency ? t('sources.mail.title', { agency }) : t('sources.mail.shared'),
    '',
    `${t('sources.user')}: ${user}`,
    ...(password ? [`${t('sources.password')}: ${password}`] : []),
    '',
    ...placesOf(access).flatMap(({ door, host, port, url, fingerprint }) => {
      const words = t(door === 'FTP' && plainFtp ? 'sources.door.FTP.plain' : `sources.door.${door}`);
      return [
        port ? t('sources.hostPort', { door: words, host, port: String(port) }) : `${words}: ${url}`,
        ...(fingerprint ? [`${t(door === 'FTP' ? 'sources.certificate' : 'sources.fingerprint')} ${fingerprint}`] : []),
        ...(door === 'HTTPS' ? [`  ${curlLine({ ...access, password: undefined }, url)}`] : []),
      ];
    }),
    '',
    t('sources.mail.how'),
  ];
  return lines.join('\n');
}
