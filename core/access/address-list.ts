import { BlockList, isIP } from 'node:net';

/** Whether the address is one of these addresses and networks (CIDR), of either version of IP. */
export function includesAddress(networks: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [first = '', prefix] = network.split('/');
    if (prefix === undefined) list.addAddress(first, familyOf(first));
    else list.addSubnet(first, Number(prefix), familyOf(first));
  }
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
