import { InvalidInput } from '../../platform/index.ts';

const MAX_NAME = 100;

/**
 * The name of a way in, without spaces around it.
 * @throws {InvalidInput} when it is missing or too long.
 */
export function checkName(input: string): string {
  const name = input.trim();
  if (!name) throw new InvalidInput([{ path: ['name'], code: 'REQUIRED' }]);
  if (name.length > MAX_NAME) {
    throw new InvalidInput([{ path: ['name'], code: 'TOO_LONG', values: { max: MAX_NAME } }]);
  }
  return name;
}
