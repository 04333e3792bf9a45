/** Work asked for after many offers from one connection: cheap for a person, dear for a machine. */

export interface Challenge {
  challenge: string;
  bits: number;
}

const AT_ONCE = 512;

/** Finds a text behind the challenge whose SHA-256 begins with so many zero bits; the page stays usable meanwhile. */
export async function solve({ challenge, bits }: Challenge): Promise<{ challenge: string; solution: string }> {
  const encoder = new TextEncoder();
  const fits = async (n: number) => {
    const hash = await crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}:${n}`));
    return new DataView(hash).getUint32(0) >>> (32 - bits) === 0;
  };
  for (let from = 0; ; from += AT_ONCE) {
    const tried = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => fits(from + index)));
    const found = tried.indexOf(true);
    if (found >= 0) return { challenge, solution: String(from + found) };
  }
}
