/** What a person asks for by a button or a form: done once at a time, and what goes wrong is said. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { GatepostError } from '../../widgets/core/client.ts';
import { t } from './i18n.ts';
import { toast } from './toast.ts';

export interface InvalidInput {
  __typename: 'InvalidInput';
  message: string;
  fields: { path: string[]; message: string }[];
}
export interface NotFound {
  __typename: 'NotFound';
  message: string;
}
/** How the gateway refuses; the selections go into a document beside `__typename`. */
export type Refusal = InvalidInput | NotFound;
export const INVALID = '... on InvalidInput { message fields { path message } }';
export const MISSING = '... on NotFound { message }';

export type Problems = Readonly<Record<string, string>>;

const isRefusal = (answer: { __typename: string }): answer is Refusal =>
  answer.__typename === 'InvalidInput' || answer.__typename === 'NotFound';

/** A failed request in a few words. */
export function sayFailure(error: unknown): void {
  // The person broke it off.
  if (error instanceof DOMException && error.name === 'AbortError') return;
  const code = error instanceof GatepostError ? error.code : 'SERVER';
  if (code === 'FORBIDDEN') toast(t('error.forbidden.title'), { bad: true });
  else if (code === 'NETWORK')
    toast(t(navigator.onLine ? 'error.network.title' : 'error.offline.title'), { bad: true });
  else if (code === 'RATE_LIMITED') toast(t('error.busy.text'), { bad: true });
  else toast(t('error.server.title'), { bad: true });
}

/** One button or form of an element. `problems` are those of the last try, by field. */
export class Act implements ReactiveController {
  busy = false;
  problems: Problems = {};
  private readonly host: ReactiveControllerHost;
  /** The fields that can show a problem; what belongs to none of them is said in a toast. */
  private readonly fields: readonly string[];

  constructor(host: ReactiveControllerHost, fields: readonly string[] = []) {
    this.host = host;
    this.fields = fields;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Shows problems found before anything was sent. @returns whether there are any. */
  refuse(problems: Problems): boolean {
    this.problems = problems;
    this.host.requestUpdate();
    return Object.keys(problems).length > 0;
  }

  /** @returns the answer; nothing when it was refused or failed, which is then already said. */
  async run<Answer extends { __typename: string }>(
    work: () => Promise<Answer>,
  ): Promise<Exclude<Answer, Refusal> | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.problems = {};
    this.host.requestUpdate();
    try {
      const answer = await work();
      if (!isRefusal(answer)) return answer as Exclude<Answer, Refusal>;
      this.told(answer);
    } catch (error) {
      sayFailure(error);
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
    return undefined;
  }

  private told(answer: Refusal): void {
    if (answer.__typename === 'NotFound') {
      toast(answer.message, { bad: true });
      return;
    }
    const problems: Record<string, string> = {};
    for (const { path, message } of answer.fields) {
      const field = path.join('.');
      if (this.fields.includes(field)) problems[field] ??= message;
      else toast(message, { bad: true });
    }
    this.problems = problems;
  }
}
