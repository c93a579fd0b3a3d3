import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

export type OutboundUrlRules = {
  /** For the laptop: also `http:`, to the machine itself, and by any port. */
  readonly allowsLoopback: boolean;
  readonly ports?: readonly number[];
};

/**
 * Where HTTPS is served: 8443 by application servers, 8088 by Splunk's HTTP Event Collector. A request to a port of
 * another protocol (465, 993) could be read as a command of it.
 */
export const OUTBOUND_PORTS: readonly number[] = [443, 8443, 8088];

/** Names that lead into a private network: RFC 6761, 6762 and 8375, and what ICANN reserved for them. */
const PRIVATE_NAME = /^[^.]*$|\.(?:localhost|local|internal|home\.arpa)$/;

/**
 * Why a URL may not be called, in words for who gave it. Where its name leads to is seen when the connection is
 * made: a name may resolve differently by then.
 */
export function outboundUrlError(text: string, rules: OutboundUrlRules): string | undefined {
  const url = URL.parse(text);
  return url ? (formError(url, rules) ?? hostError(url, rules)) : NO_HTTPS;
}

/** The URL, where it may be called as far as it tells by itself, its host aside. */
export function parseOutboundUrl(text: string, rules: OutboundUrlRules): URL | undefined {
  const url = URL.parse(text);
  return url && formError(url, rules) === undefined ? url : undefined;
}

const NO_HTTPS = 'Give an https URL, such as https://hooks.acme.example/freehold.';

function formError(url: URL, rules: OutboundUrlRules): string | undefined {
  const { allowsLoopback, ports = OUTBOUND_PORTS } = rules;
  const isHttps = url.protocol === 'https:';
  if (!isHttps && !(allowsLoopback && url.protocol === 'http:')) return NO_HTTPS;
  if (url.username !== '' || url.password !== '') {
    return 'Give a URL without a user and a password.';
  }
  const isServed = allowsLoopback || ports.includes(Number(url.port || 443));
  return isServed ? undefined : `Give a URL with one of the ports ${ports.join(', ')}.`;
}

function hostError({ protocol, hostname }: URL, { allowsLoopback }: OutboundUrlRules) {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (allowsLoopback && isLoopbackHost(host)) return undefined;
  const isPublic = isIP(host) === 0 ? !PRIVATE_NAME.test(host) : isPublicAddress(host);
  if (!isPublic) return 'Give a URL whose host is on the public internet.';
  return protocol === 'https:' ? undefined : NO_HTTPS;
}

const isLoopbackHost = (host: string) =>
  isIP(host) === 0 ? host === 'localhost' : isLoopbackAddress(host);
