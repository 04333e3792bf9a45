import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** How many reverse proxies of ours stand in front, or their addresses: IPs, CIDRs, and `loopback`. */
export type TrustProxy = false | number | readonly string[];

/** Whether `address`, `hop` steps in front of us (0 is the socket), is a proxy of ours that says who asked it. */
export type Trust = (address: string, hop: number) => boolean;

const NAMED: Record<string, string[]> = { loopback: ['127.0.0.0/8', '::1/128'] };

export function trustOf(proxies: TrustProxy): Trust {
  if (proxies === false) return () => false;
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  const networks = proxies.flatMap((proxy) => NAMED[proxy] ?? [proxy]).map(networkOf);
  return (address) => {
    if (!isIP(address)) return false;
    const ip = ipaddr.process(address);
    return networks.some(([network, bits]) => network.kind() === ip.kind() && ip.match(network, bits));
  };
}

/** Whether it can be trusted as a proxy: an IP, a CIDR or `loopback`. */
export const isProxy = (text: string): boolean =>
  text in NAMED || isIP(text) > 0 || (isIP(text.split('/')[0] ?? '') > 0 && ipaddr.isValidCIDR(text));

function networkOf(proxy: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (proxy.includes('/')) return ipaddr.parseCIDR(proxy);
  const address = ipaddr.process(proxy);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/**
 * Whose request it is, for requests and sockets alike: the address of the connection, or the nearest one in
 * `X-Forwarded-For` that is no proxy of ours. What stands further left was written by that client.
 */
export function clientAddress(trust: Trust, { socket, headers }: IncomingMessage): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  let address = socket.remoteAddress ?? '';
  for (let hop = 0; trust(address, hop); hop++) {
    const before = forwarded.pop()?.trim();
    if (!before) break;
    address = before;
  }
  return address;
}
