import { createHash, randomBytes } from 'node:crypto';
import { isId } from '../../kit/id.ts';
import type { InvitationId } from './invitation.ts';

type InvitationRef = { readonly userPoolId: string; readonly id: InvitationId };

/** A token names its invitation, so that it is found by key, and proves itself by 256 random bits. */
export const invitationToken = ({ userPoolId, id }: InvitationRef): string =>
  Buffer.from(`${userPoolId} ${id} ${randomBytes(32).toString('base64url')}`).toString('base64url');

/** Which invitation a text claims to be the token of; null for a text that can be no token. */
export function refOfToken(token: string): InvitationRef | null {
  const [userPoolId = '', id = '', ...rest] = Buffer.from(token, 'base64url')
    .toString('utf8')
    .split(' ');
  return userPoolId && rest.length === 1 && isId('inv', id) ? { userPoolId, id } : null;
}

/** What is kept of a token: 256 random bits need no slow hash. */
export const digestOf = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');
