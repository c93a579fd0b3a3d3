import { UndiciOutboundHttp } from '../undici/undici-outbound-http.ts';

/** A stand-in on the laptop speaks no TLS. */
export const outboundTo = (url: string) =>
  new UndiciOutboundHttp({ allowsLoopback: url.startsWith('http:') });
