import { describe, expect, it } from 'vitest';
import { domainEvent } from '../../../core/events/domain-event.ts';
import type { Delivery, Mail } from '../../../core/mail/mailer.ts';
import { provisioningEndedMail } from '../../../core/mail/templates/provisioning-ended.ts';
import { tellOperators } from '../../../functions/provisioning/on-provisioning-ended/tell-operators.ts';

const occasion = {
  version: 1,
  time: new Date('2026-11-27T12:00:00Z'),
  tenantId: 'tnt_1',
  actor: { kind: 'system', id: 'provisioning' },
} as const;
const facts = {
  slug: 'acme',
  name: 'Acme\nBcc: all',
  plan: 'pro',
  isolation: 'shared_schema',
} as const;
const activated = domainEvent({ ...occasion, type: 'tenant.activated', data: facts });
const failed = domainEvent({
  ...occasion,
  type: 'tenant.provisioning_failed',
  data: { ...facts, attempt: 2, step: 'create-identity', reason: 'No capacity.', retryable: true },
});

const compose = provisioningEndedMail.compose({
  platformName: 'Freehold',
  apiUrl: 'https://api.example.com',
});

function arrange(operators: string[], delivery: Delivery = { kind: 'Accepted', messageId: '1' }) {
  const mails: Mail[] = [];
  const mailer = {
    send: (mail: Mail) => Promise.resolve(delivery).finally(() => mails.push(mail)),
  };
  return { mails, tell: tellOperators({ mailer, compose, operators }) };
}

describe('tellOperators', () => {
  it('tells all of them by one mail that a tenant is active', async () => {
    const { mails, tell } = arrange(['ops@example.com', 'boss@example.com']);
    await tell(activated);
    expect(mails).toMatchObject([
      {
        to: ['ops@example.com', 'boss@example.com'],
        subject: 'Freehold: Acme Bcc: all is active',
        text: expect.stringContaining('    Id         tnt_1\n') as string,
      },
    ]);
  });

  it('tells the step and the reason of a failure', async () => {
    const { mails, tell } = arrange(['ops@example.com']);
    await tell(failed);
    expect(mails[0]?.text).toContain(
      '    Step       create-identity\n    Reason     No capacity.\n',
    );
  });

  it('is silent where nobody is to be told', async () => {
    const { mails, tell } = arrange([]);
    await tell(activated);
    expect(mails).toEqual([]);
  });

  it.each(['Refused', 'Unknown'] as const)('throws when the mail is %s', async (kind) => {
    const { tell } = arrange(['ops@example.com'], {
      kind,
      reason: 'Throttling',
      isTransient: true,
    });
    await expect(tell(activated)).rejects.toThrow('Throttling');
  });
});
