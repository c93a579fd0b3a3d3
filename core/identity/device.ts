import { createHash } from 'node:crypto';
import type { RequestInfo } from '../access/principal.ts';
import { networkOf } from './source-network.ts';

/** From where somebody signed in, as his list of sessions shows it. */
export type Device = { readonly sourceIp: string; readonly userAgent: string };

/** Anybody may send any agent, of any length. */
const MAX_AGENT_UNITS = 200;

export const deviceOf = ({ sourceIp, userAgent }: Pick<RequestInfo, keyof Device>): Device => ({
  sourceIp,
  userAgent: userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, MAX_AGENT_UNITS),
});

/** A device as it is recognized: the family of its browser or program, in the network it was used in. */
export const deviceMark = ({ sourceIp, userAgent }: Device): string =>
  createHash('sha256')
    .update(`${agentFamily(userAgent)} ${networkOf(sourceIp)}`)
    .digest('base64url');

/** Most browsers name others beside themselves: the first of these that is named is the one. */
const FAMILIES = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'];

/** The same after an update of the browser. */
const agentFamily = (agent: string): string =>
  FAMILIES.find((family) => agent.includes(`${family}/`)) ?? agent.replace(/\/.*/s, '');
