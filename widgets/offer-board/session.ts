/**
 * Sign-in of staff by e-mail and code. On its own origin a cookie holds the session. On an agency's site a token does, in
 * the memory of this page: whatever else runs there later finds nothing, and a reload asks for a code again.
 */

export type SignInProblem = 'INVALID_OTP' | 'USED_UP' | 'TOO_MANY_ATTEMPTS' | 'NETWORK' | 'OTHER';

/** Wrong tries after which the server takes a code no more; it does not say so, because it would tell who has one. */
const TRIES = 3;

export class Session {
  #token: string | undefined;
  #wrong = 0;
  #minutes = 1;

  constructor(readonly base: string) {}

  /** Same origin as the gateway: the cookie does it. */
  get byCookie(): boolean {
    return new URL(this.base).origin === globalThis.location?.origin;
  }

  get bearer(): string | undefined {
    return this.byCookie ? undefined : this.#token;
  }

  /** After TOO_MANY_ATTEMPTS: in how many minutes it may be tried again. */
  get minutes(): number {
    return this.#minutes;
  }

  #post(path: string, body: object): Promise<Response> {
    return fetch(new URL(`auth/${path}`, this.base), {
      method: 'POST',
      credentials: this.byCookie ? 'include' : 'omit',
      headers: { 'Content-Type': 'application/json', ...(this.bearer && { Authorization: `Bearer ${this.bearer}` }) },
      body: JSON.stringify(body),
    });
  }

  async sendCode(email: string): Promise<SignInProblem | undefined> {
    try {
      const response = await this.#post('email-otp/send-verification-otp', { email, type: 'sign-in' });
      this.#wrong = 0;
      return response.ok ? undefined : this.#problem(response);
    } catch {
      return 'NETWORK';
    }
  }

  async signIn(email: string, otp: string): Promise<SignInProblem | undefined> {
    try {
      const response = await this.#post('sign-in/email-otp', { email, otp });
      if (!response.ok) return this.#problem(response);
      if (!this.byCookie) this.#token = response.headers.get('set-auth-token') ?? undefined;
      return undefined;
    } catch {
      return 'NETWORK';
    }
  }

  #problem({ status, headers }: Response): SignInProblem {
    if (status === 429) {
      this.#minutes = Math.ceil(Number(headers.get('retry-after') ?? 60) / 60);
      return 'TOO_MANY_ATTEMPTS';
    }
    if (status !== 400) return 'OTHER';
    return ++this.#wrong < TRIES ? 'INVALID_OTP' : 'USED_UP';
  }

  async signOut(): Promise<void> {
    await this.#post('sign-out', {}).catch(() => undefined);
    this.forget();
  }

  forget(): void {
    this.#token = undefined;
  }
}
