import type { RequestInfo } from '../access/principal.ts';

/** From where somebody signed in, as his list of sessions shows it. */
export type Device = { readonly sourceIp: string; readonly userAgent: string };

/** Anybody may send any agent, of any length. */
const MAX_AGENT_UNITS = 200;

export const deviceOf = ({ sourceIp, userAgent }: Pick<RequestInfo, keyof Device>): Device => ({
  sourceIp,
  userAgent: userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, MAX_AGENT_UNITS),
});
