import { describe, expect, it } from 'vitest';
import type { AccountMail } from '../../../core/identity/account-mail.ts';
import { quotaReachedMail } from '../../../core/mail/templates/quota-reached.ts';
import { quotaReached } from '../../../core/quotas/quota-events.ts';
import { onQuotaReached } from '../../../functions/quotas/on-quota-reached/on-quota-reached.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const identity = { userPoolId: 'us-east-1_Acme', clientId: 'client' };
const tenant = { ...aTenant(new Date(0)), name: 'Acme', identity };
const settings = { platformName: 'Freehold', apiUrl: 'https://api.example.com' };

async function told(percent: 80 | 100, owners: readonly string[] = ['ada@acme.example', 'bo@x.y']) {
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
  });
  const limit = 100 * 1024 ** 3;
  const data = { quota: 'storage', percent, used: (limit * percent) / 100, limit } as const;
  await tell(quotaReached(tenant.id, data, new Date()));
  return { mails, asked };
}

describe('a quota that is reached', () => {
  it('is told to all owners by one mail', async () => {
    const { mails, asked } = await told(80);
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
    const { mails } = await told(100);
    expect(mails[0]).toMatchObject({ subject: 'The storage of Acme is full' });
    expect(mails[0]).toHaveProperty(
      'text',
      expect.stringContaining('Reading and deleting work') as string,
    );
  });

  it('is told to nobody where no owner is left', async () => {
    expect((await told(80, [])).mails).toEqual([]);
  });
});
