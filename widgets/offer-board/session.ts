/** Sign-in of staff by e-mail and code. On its own origin a cookie holds the session; elsewhere a bearer for this tab. */

export type SignInProblem = 'INVALID_OTP' | 'OTP_EXPIRED' | 'TOO_MANY_ATTEMPTS' | 'NETWORK' | 'OTHER';

export class Session {
  #token: string | undefined;
  readonly #name: string;

  constructor(readonly base: string) {
    this.#name = `gatepost:session:${base}`;
    try {
      this.#token = sessionStorage.getItem(this.#name) ?? undefined;
    } catch {
      // No storage: the session lasts as long as the page.
    }
  }

  /** Same origin as the gateway: the cookie does it. */
  get byCookie(): boolean {
    return new URL(this.base).origin === globalThis.location?.origin;
  }

  get bearer(): string | undefined {
    return this.byCookie ? undefined : this.#token;
  }

  #keep(token: string | undefined): void {
    this.#token = token;
    try {
      if (token) sessionStorage.setItem(this.#name, token);
      else sessionStorage.removeItem(this.#name);
    } catch {
      // See above.
    }
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
      return response.ok ? undefined : response.status === 429 ? 'TOO_MANY_ATTEMPTS' : 'OTHER';
    } catch {
      return 'NETWORK';
    }
  }

  async signIn(email: string, otp: string): Promise<SignInProblem | undefined> {
    try {
      const response = await this.#post('sign-in/email-otp', { email, otp });
      const answer = (await response.json().catch(() => ({}))) as { token?: string; code?: string };
      if (!response.ok) {
        if (response.status === 429) return 'TOO_MANY_ATTEMPTS';
        const known: readonly string[] = ['INVALID_OTP', 'OTP_EXPIRED', 'TOO_MANY_ATTEMPTS'];
        return known.includes(answer.code ?? '') ? (answer.code as SignInProblem) : 'OTHER';
      }
      if (!this.byCookie) this.#keep(response.headers.get('set-auth-token') ?? answer.token);
      return undefined;
    } catch {
      return 'NETWORK';
    }
  }

  async signOut(): Promise<void> {
    await this.#post('sign-out', {}).catch(() => undefined);
    this.#keep(undefined);
  }

  forget(): void {
    this.#keep(undefined);
  }
}
