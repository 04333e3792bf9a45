/** Who is signed in. The session itself is a cookie that no script can read. */
import { createClient, GatepostError, document as graphql, type TypedDocument } from '../../widgets/core/client.ts';
import { adoptLocale, speech } from './i18n.ts';
import { BASE, navigate, route } from './router.ts';
import { Store } from './store.ts';

export interface Agency {
  id: string;
  name: string;
  locale: string;
  timeZone: string;
  logoUrl: string | null;
}

export interface Viewer {
  person: { id: string; name: string; email: string; imageUrl: string | null };
  memberships: { role: 'AGENT' | 'EXECUTIVE'; agency: Agency }[];
  isAdmin: boolean;
}

export type Session =
  | { state: 'unknown' }
  | { state: 'failed'; error: GatepostError }
  | { state: 'anonymous'; ended: boolean }
  | { state: 'signed-in'; viewer: Viewer };

export const session = new Store<Session>({ state: 'unknown' });

export const isMember = (viewer: Viewer): boolean => viewer.memberships.length > 0;
export const isExecutive = (viewer: Viewer): boolean => viewer.memberships.some(({ role }) => role === 'EXECUTIVE');

/** Whether the signed-in person runs the installation. */
export const runsInstallation = (): boolean => session.value.state === 'signed-in' && session.value.viewer.isAdmin;

/** Whether the signed-in person answers for this agency. */
export const answersFor = (agency: string): boolean =>
  session.value.state === 'signed-in' &&
  session.value.viewer.memberships.some(({ role, agency: { id } }) => role === 'EXECUTIVE' && id === agency);

export const viewerDocument = graphql<
  { viewer: Omit<Viewer, 'person'> & { person: Viewer['person'] | null } },
  object
>(`
  query DeskViewer {
    viewer {
      person { id name email imageUrl }
      memberships { role agency { id name locale timeZone logoUrl } }
      isAdmin
    }
  }
`);

/** One request to the gateway. When the session has ended, the sign-in page opens and leads back here. */
export async function request<Result, Variables>(
  query: TypedDocument<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const client = createClient({ endpoint: '/graphql', language: speech.value.locale, cookies: true });
  try {
    return await client.request(query, variables, signal);
  } catch (error) {
    if (error instanceof GatepostError && error.code === 'UNAUTHENTICATED') endSession();
    throw error;
  }
}

export async function loadSession(): Promise<void> {
  try {
    const { viewer } = await request(viewerDocument, {});
    if (!viewer.person) {
      session.set({ state: 'anonymous', ended: false });
      return;
    }
    await adoptLocale(viewer.memberships[0]?.agency.locale).catch(() => undefined);
    session.set({ state: 'signed-in', viewer: { ...viewer, person: viewer.person } });
  } catch (error) {
    const failure = error instanceof GatepostError ? error : new GatepostError('SERVER', String(error));
    if (failure.code === 'UNAUTHENTICATED') session.set({ state: 'anonymous', ended: true });
    else session.set({ state: 'failed', error: failure });
  }
}

export function signInAddress(): string {
  const { path, query } = route.value;
  const text = query.toString();
  const next = path + (text && `?${text}`);
  return path === BASE ? `${BASE}/sign-in` : `${BASE}/sign-in?next=${encodeURIComponent(next)}`;
}

/** The server no longer knows us: signed out elsewhere, or too long away. */
export function endSession(): void {
  if (session.value.state === 'signed-in') session.set({ state: 'anonymous', ended: true });
}

export async function signOut(): Promise<void> {
  await post('/auth/sign-out', {});
  session.set({ state: 'anonymous', ended: false });
  navigate(`${BASE}/sign-in`);
}

export type SignInProblem = 'wrong' | 'tries' | 'busy' | 'offline' | 'server';

export class SignInError extends Error {
  readonly problem: SignInProblem;
  /** Of `busy`: until it may be tried again. */
  readonly minutes: number;

  constructor(problem: SignInProblem, minutes = 1) {
    super(problem);
    this.name = 'SignInError';
    this.problem = problem;
    this.minutes = minutes;
  }
}

/** Wrong tries after which the server takes a code no more; it does not say so, because it would tell who has one. */
const TRIES = 3;

/**
 * What an answer of the auth door means.
 * @param wrong tries of the present code before this one.
 */
export function signInProblem(status: number, wrong: number): SignInProblem {
  if (status === 429) return 'busy';
  if (status >= 500) return 'server';
  return wrong + 1 < TRIES ? 'wrong' : 'tries';
}

let wrongTries = 0;

async function post(path: string, body: object): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': speech.value.locale },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    throw new SignInError('offline');
  }
  if (answer.ok) return;
  const problem = signInProblem(answer.status, wrongTries);
  if (answer.status === 400) wrongTries++;
  throw new SignInError(problem, Math.ceil(Number(answer.headers.get('retry-after') ?? 60) / 60));
}

/** The answer is the same whether the address is known or not. */
export async function sendCode(email: string): Promise<void> {
  await post('/auth/email-otp/send-verification-otp', { email, type: 'sign-in' });
  wrongTries = 0;
}

export const signIn = (email: string, otp: string): Promise<void> => post('/auth/sign-in/email-otp', { email, otp });
