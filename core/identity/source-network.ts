import ipaddr from 'ipaddr.js';

/** One subscriber has a /64 of IPv6 at least, and may take any address in it. */
const IPV6_SUBSCRIBER_BITS = 64;
const IPV4_NETWORK_BITS = 24;

/** As whom an address counts: a single IPv4 address, or the network of an IPv6 address. */
export const sourceOf = (address: string): string => prefixOf(address, 32);

/** The network near an address: as long as somebody stays there, the address may change. */
export const networkOf = (address: string): string => prefixOf(address, IPV4_NETWORK_BITS);

function prefixOf(address: string, ipv4Bits: number): string {
  if (!ipaddr.isValid(address)) return address;

  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/${ipv4Bits}`).toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_SUBSCRIBER_BITS}`).toString();
}
