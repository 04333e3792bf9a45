import { type FieldProblem, InvalidInput, Prisma, type ProblemCode } from '../platform/index.ts';

/** What a text field must be. Texts are trimmed; an empty one is none. */
export interface TextRule {
  max: number;
  required?: true;
  /** Brings equal spellings together before the test. */
  fold?: (text: string) => string;
  test?: (text: string) => boolean;
  code?: ProblemCode;
}

/** Line breaks and signs that turn the direction of writing: a name of one line shows what it says. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

type Rules = Record<string, TextRule>;
type Given<R extends Rules> = { [Field in keyof R]?: string | null };
/** Only the fields that were given; null clears one. */
type Read<R extends Rules> = { [Field in keyof R]?: R[Field] extends { required: true } ? string : string | null };

/**
 * Holds texts against their rules. What was not given is not judged.
 * @param path where the fields stand in the input.
 * @returns the texts as they are stored, to be used only when there are no problems.
 */
export function readTexts<R extends Rules>(
  rules: R,
  given: Given<R>,
  path: string[] = [],
): { values: Read<R>; problems: FieldProblem[] } {
  const values: Record<string, string | null> = {};
  const problems: FieldProblem[] = [];
  for (const [field, rule] of Object.entries(rules)) {
    const raw = given[field];
    if (raw === undefined) continue;
    const trimmed = raw?.replace(UNSEEN, ' ').trim() || null;
    const text = trimmed && rule.fold ? rule.fold(trimmed) : trimmed;
    values[field] = text;
    const problem = problemOf(rule, text);
    if (problem) problems.push({ path: [...path, field], ...problem });
  }
  return { values: values as Read<R>, problems };
}

function problemOf(rule: TextRule, text: string | null): Omit<FieldProblem, 'path'> | undefined {
  if (text === null) return rule.required && { code: 'REQUIRED' };
  if (text.length > rule.max) return { code: 'TOO_LONG', values: { max: rule.max } };
  if (rule.test && rule.code && !rule.test(text)) return { code: rule.code };
  return undefined;
}

/** @throws {InvalidInput} when there are any. */
export function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}

/**
 * Runs a change; a unique index that refuses it becomes a problem of that field.
 * @throws {InvalidInput} TAKEN, naming the column.
 */
export async function refuseTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const field = takenField(error);
    if (!field) throw error;
    throw new InvalidInput([{ path: [field], code: 'TAKEN' }]);
  }
}

/** The column whose unique index was hit: `P2002`, where the pg adapter names the index, `Agency_slug_key`. */
function takenField(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return undefined;
  const meta = error.meta as { driverAdapterError?: { cause?: { constraint?: { index?: string } } } } | undefined;
  return meta?.driverAdapterError?.cause?.constraint?.index?.match(/_([a-zA-Z]+)_key$/)?.[1];
}
