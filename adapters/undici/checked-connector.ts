import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { buildConnector as UndiciConnector } from 'undici';
import buildConnector from 'undici/lib/core/connect.js';
import { isLoopbackAddress, isPublicAddress } from '../../core/outbound-http/public-address.ts';

export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses?: LookupAddress[]) => void,
) => void;

export type ConnectorOptions = {
  readonly connectTimeoutSeconds: number;
  /** For the laptop: also `http:`, and to the machine itself only. */
  readonly allowsLoopback: boolean;
  readonly resolve?: Resolve | undefined;
};

export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
}

/**
 * Connects to public addresses only. The address that is checked is the one that is connected to, so
 * a name that resolves differently a moment later (DNS rebinding) gains nothing.
 */
export function checkedConnector(options: ConnectorOptions): UndiciConnector.connector {
  const { connectTimeoutSeconds, allowsLoopback, resolve = systemLookup } = options;
  const isLoopback = (address: string) => allowsLoopback && isLoopbackAddress(address);
  const isAllowed = {
    'https:': (address: string) => isPublicAddress(address) || isLoopback(address),
    'http:': isLoopback,
  };
  const connectorFor = (protocol: keyof typeof isAllowed) =>
    buildConnector({
      timeout: connectTimeoutSeconds * 1_000,
      lookup: checkedLookup(isAllowed[protocol], resolve),
    });
  const connectors = { 'https:': connectorFor('https:'), 'http:': connectorFor('http:') };

  return (target, done) => {
    const protocol = target.protocol === 'https:' ? 'https:' : 'http:';
    // An address in the URL is never looked up.
    const isRefused = isIP(target.hostname) !== 0 && !isAllowed[protocol](target.hostname);
    if (isRefused) done(new AddressRefusedError(), null);
    else connectors[protocol](target, done);
  };
}

/** One refused address of several refuses the name: a mix of private and public is an attack. */
const checkedLookup =
  (isAllowed: (address: string) => boolean, resolve: Resolve): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses = []) => {
      const [first] = addresses;
      if (error || !first) done(error ?? new AddressRefusedError(), '', 0);
      else if (!addresses.every(({ address }) => isAllowed(address)))
        done(new AddressRefusedError(), '', 0);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
