import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet. All that is not is refused: private, loopback,
 * link-local (metadata), carrier-grade NAT, multicast, reserved, and an IPv4 address inside an IPv6 one.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

export const isLoopbackAddress = (address: string): boolean =>
  ipaddr.parse(address).range() === 'loopback';
