import { addressGroup } from '../../platform/index.ts';

/** A connection at FTP or SFTP. */
export interface Caller {
  address: string;
  /** Ends the connection, which was never signed in. */
  dismiss(): void;
}

/** Who is connected, over all network doors: strangers are few, and never keep out those who come to sign in. */
export interface Callers {
  /** False when there are too many from that address. When strangers are too many, one of them has to go. */
  letIn(caller: Caller): boolean;
  /** It has signed in, and counts for its address only. */
  known(caller: Caller): void;
  gone(caller: Caller): void;
}

/** Milliseconds in which a client must have signed in, whatever it says meanwhile. */
export const LOGIN_MS = 60_000;
const MAX_OF_ADDRESS = 20;
const MAX_STRANGERS = 100;

export function createCallers(): Callers {
  // In the order in which they came.
  const strangers = new Map<Caller, string>();
  const known = new Map<Caller, string>();
  const countOf = (address: string) =>
    [...strangers.values(), ...known.values()].filter((other) => other === address).length;

  /** The one that has waited longest among those of the address that has most. */
  function sendOneAway(): void {
    const counts = new Map<string, number>();
    for (const address of strangers.values()) counts.set(address, (counts.get(address) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const [caller] = [...strangers].find(([, address]) => counts.get(address) === most) ?? [];
    if (!caller) return;
    strangers.delete(caller);
    caller.dismiss();
  }

  return {
    letIn(caller) {
      const address = addressGroup(caller.address);
      if (countOf(address) >= MAX_OF_ADDRESS) return false;
      if (strangers.size >= MAX_STRANGERS) sendOneAway();
      strangers.set(caller, address);
      return true;
    },
    known(caller) {
      const address = strangers.get(caller);
      if (address !== undefined) known.set(caller, address);
      strangers.delete(caller);
    },
    gone(caller) {
      strangers.delete(caller);
      known.delete(caller);
    },
  };
}
