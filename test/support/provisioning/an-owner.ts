import { newMember } from '../../../core/members/member.ts';

/** The first member of a pool that a test registers. */
export const AN_OWNER = newMember(
  { userId: 'owner-1', email: 'ada@acme.example', role: 'owner' },
  new Date('2026-11-23T12:00:00Z'),
);
