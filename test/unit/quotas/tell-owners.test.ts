import { describe, expect, it } from 'vitest';
import type { AccountMail } from '../../../core/identity/account-mail.ts';
import { quotaReachedMail } from '../../../core/mail/templates/quota-reached.ts';
import { usageReachedEvent } from '../../../core/billing/usage/usage-reached-event.ts';
import { usageReachedMail } from '../../../core/mail/templates/usage-reached.ts';
import { meterNames, PLATFORM_METERS } from '../../../core/metering/meter.ts';
import { quotaReached } from '../../../core/quotas/quota-events.ts';
import { onQuotaReached } from '../../../functions/quotas/on-quota-reached/on-quota-reached.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const identity = { userPoolId: 'us-east-1_Acme', clientId: 'client' };
const tenant = { ...aTenant(new Date(0)), name: 'Acme', identity };
const settings = { platformName: 'Freehold', apiUrl: 'https://api.example.com' };

type Told = Parameters<ReturnType<typeof onQuotaReached>>[0];

const storageAt = (percent: 80 | 100) => {
  const limit = 100 * 1024 ** 3;
  const data = { quota: 'storage', percent, used: (limit * percent) / 100, limit } as const;
  return quotaReached(tenant.id, data, new Date());
};

async function told(event: Told, owners: readonly string[] = ['ada@acme.example', 'bo@x.y']) {
  const mails: AccountMail[] = [];
  const asked: string[] = [];
  const tell = onQuotaReached({
    tenants: { find: async (id) => (id === tenant.id ? tenant : null) },
    ownersOf: async (userPoolId) => {
      asked.push(userPoolId);
      return owners;
    },
    mails: { post: async (mail) => void mails.push(mail) },
    compose: quotaReachedMail.compose(settings),
    composeUsage: usageReachedMail.compose(settings),
    meterName: meterNames(PLATFORM_METERS),
  });
  await tell(event);
  return { mails, asked };
}

describe('a quota that is reached', () => {
  it('is told to all owners by one mail', async () => {
    const { mails, asked } = await told(storageAt(80));
    expect(asked).toEqual([identity.userPoolId]);
    expect(mails).toMatchObject([
      {
        kind: 'composed',
        to: ['ada@acme.example', 'bo@x.y'],
        subject: '80 % of the storage of Acme is used',
      },
    ]);
    expect(mails[0]).toHaveProperty('text', expect.stringContaining('80.00 GB') as string);
  });

  it('at its end says what is refused, and what is not', async () => {
    const { mails } = await told(storageAt(100));
    expect(mails[0]).toMatchObject({ subject: 'The storage of Acme is full' });
    expect(mails[0]).toHaveProperty(
      'text',
      expect.stringContaining('Reading and deleting work') as string,
    );
  });

  it('of usage is told in the words of its meter, with what follows', async () => {
    const period = { from: new Date(0), to: new Date('2026-12-01T00:00:00Z') };
    const reached = { meter: 'api_calls', used: 100_250n, limit: 100_000n, period } as const;
    const tell = async (limitKind: 'included' | 'hard_cap') => {
      const event = usageReachedEvent(
        tenant.id,
        { ...reached, percent: 100, limitKind },
        new Date(0),
      );
      const [mail] = (await told(event)).mails;
      return mail?.kind === 'composed' ? `${mail.subject} ${mail.text}` : '';
    };
    expect(await tell('included')).toMatch(
      /100 % of what the plan includes of API calls is used: Acme/,
    );
    expect(await tell('included')).toMatch(/100,250[^]*billed|billed[^]*100,250/);
    expect(await tell('hard_cap')).toContain('No more usage is taken until the period ends');
  });

  it('is told to nobody where no owner is left', async () => {
    expect((await told(storageAt(80), [])).mails).toEqual([]);
  });
});
