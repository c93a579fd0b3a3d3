import * as z from 'zod';

const word = z
  .string()
  .min(1, 'Give at least one character.')
  .max(200, 'Use at most 200 characters.');
const time = z.iso.datetime('Give a time in UTC, such as 2026-11-27T12:00:00Z.');

/** Which entries, in a list and in an export. */
export const auditFilter = {
  actor: word
    .optional()
    .meta({ description: 'Only what this user, operator or key did', examples: ['b2c5d4e4'] }),
  action: word.optional().meta({
    description: 'Only this action, such as `member.removed`, or all of its noun: `member`',
    examples: ['member'],
  }),
  target: word.optional().meta({
    description: 'Only what was done to this',
    examples: ['rec_01kb2v3m9ne4a8x0c5r7d6f1gh'],
  }),
  from: time.optional().meta({ description: 'From then on', examples: ['2026-11-01T00:00:00Z'] }),
  to: time.optional().meta({ description: 'Before', examples: ['2026-12-01T00:00:00Z'] }),
};

type Asked = {
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
  readonly from?: string;
  readonly to?: string;
};

export const toAuditFilter = ({ actor, action, target, from, to }: Asked) => ({
  ...{ actor, action, target },
  ...(from !== undefined && { from: new Date(from) }),
  ...(to !== undefined && { to: new Date(to) }),
});
