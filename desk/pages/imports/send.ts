/** Sends a file with a GraphQL mutation and says how far it is: `fetch` cannot tell. */
import { GatepostError, readAnswer, type TypedDocument } from '../../../widgets/core/client.ts';
import { speech } from '../../core/i18n.ts';
import { endSession } from '../../core/session.ts';

export interface Sending {
  /** From 0 to 1. */
  progress(share: number): void;
  signal: AbortSignal;
}

/** GraphQL multipart request; the file takes the place of `variables.input.file`. */
export function send<Result, Variables>(
  query: TypedDocument<Result, Variables>,
  variables: Variables,
  file: File,
  { progress, signal }: Sending,
): Promise<Result> {
  const body = new FormData();
  body.set('operations', JSON.stringify({ query, variables }));
  body.set('map', JSON.stringify({ file: ['variables.input.file'] }));
  body.set('file', file, file.name);
  return new Promise((resolve, reject) => {
    const asking = new XMLHttpRequest();
    asking.open('POST', '/graphql');
    asking.responseType = 'json';
    asking.setRequestHeader('Accept', 'application/json');
    asking.setRequestHeader('Accept-Language', speech.value.locale);
    asking.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    asking.onerror = () => reject(new GatepostError('NETWORK'));
    asking.onabort = () => reject(new DOMException('broken off', 'AbortError'));
    asking.onload = () => {
      try {
        resolve(readAnswer<Result>(asking.status, asking.response ?? undefined));
      } catch (error) {
        if (error instanceof GatepostError && error.code === 'UNAUTHENTICATED') endSession();
        reject(error);
      }
    };
    signal.addEventListener('abort', () => asking.abort());
    asking.send(body);
  });
}
