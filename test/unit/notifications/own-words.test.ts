import { describe, expect, it, vi } from 'vitest';
import { invitationMail } from '../../../core/mail/templates/invitation.ts';
import { welcomeMail } from '../../../core/mail/templates/welcome.ts';
import { mailInvitations } from '../../../core/members/mail-invitations.ts';
import { ownWords } from '../../../core/notifications/own-words.ts';
import { putTemplate } from '../../../core/notifications/put-template.ts';
import type { TemplateTexts } from '../../../core/notifications/template.ts';
import { newId } from '../../../kit/id.ts';
import { FakeTenantTemplates } from '../../fakes/fake-notifications.ts';
import { FakeMailer } from '../../fakes/fake-senders.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';

const SETTINGS = {
  ...{ platformName: 'Freehold', apiUrl: 'https://api.example' },
  appUrl: 'https://app.example',
};
const EXPIRES = new Date('2026-12-04T12:00:00Z');

function arrange() {
  const { scope, tenant, ports, clock } = notificationWorld();
  const templates = new FakeTenantTemplates();
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const words = ownWords({ templates, tenants: ports.tenants, onError });
  const put = (name: string, texts: TemplateTexts) =>
    putTemplate({ templates, now: () => clock.now }, scope, {
      name,
      draft: { texts, translations: {} },
    });
  return { words, put, tenant, templates, ports, errors, scope };
}

async function invite(
  { words, tenant, ports }: Pick<ReturnType<typeof arrange>, 'words' | 'tenant' | 'ports'>,
  names: readonly string[],
) {
  const mailer = new FakeMailer();
  const noted: unknown[] = [];
  const invited = names.map((name) => ({
    invitation: {
      ...{ id: newId('inv'), email: `${name}@acme.example`, name, expiresAt: EXPIRES },
      ...{ role: 'member', mail: 'pending', createdAt: EXPIRES },
    } as never,
    token: 'secret-token',
  }));
  await mailInvitations(
    {
      ...{ mailer, ownWords: words, tenants: ports.tenants, now: () => EXPIRES },
      compose: invitationMail.compose(SETTINGS),
      invitations: { noteMail: async (...all: unknown[]) => void noted.push(all[2]) } as never,
    },
    { tenantId: tenant.id, tenantName: 'Acme', userPoolId: 'pool' } as never,
    invited,
  );
  return { mailer, noted };
}

describe('a tenant’s own words', () => {
  it('stand in its invitations in place of the platform’s, and the link stays', async () => {
    const { words, put, tenant, ports } = arrange();
    const draft = { subject: 'Come to {{tenant}}', text: 'Hi {{name}}!\n\nJoin by {{expires}}.' };
    expect(await put('invitation', draft)).toMatchObject({ ok: true });
    const { mailer, noted } = await invite({ words, tenant, ports }, ['Bob']);
    const [mail] = mailer.sent;
    expect(mail?.subject).toBe('Come to Acme');
    expect(mail?.text).toMatch(
      /^Hi Bob!\n\nJoin by 2026-12-04 12:00 UTC\.\n\nAccept the invitation/,
    );
    expect(mail?.text).toContain('https://app.example/accept-invitation#token=secret-token');
    expect(mail?.text).not.toContain('You are invited');
    expect(noted).toEqual(['sent']);
  });

  it('are read once for all who are invited together', async () => {
    const { words, put, tenant, ports, templates } = arrange();
    await put('invitation', { subject: 'Come', text: 'Hi {{name}}!' });
    const find = vi.spyOn(templates, 'find');
    const { mailer } = await invite({ words, tenant, ports }, ['Ada', 'Bob', 'Cyd']);
    expect(mailer.sent.map(({ text }) => text.split('\n')[0]).sort()).toEqual([
      ...['Hi Ada!', 'Hi Bob!', 'Hi Cyd!'],
    ]);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('stand in the welcome with how to sign in, also as HTML', async () => {
    const { words, put, tenant } = arrange();
    const html = '<p>Servus, <strong>{{name}}</strong></p>';
    await put('welcome', { subject: 'Servus', text: 'Servus, {{name}}', html });
    const own = (await words(tenant.id, 'welcome'))({ tenant: 'Acme', name: 'Ada <b>' });
    const mail = welcomeMail.compose(SETTINGS)(welcomeMail.sample, own);
    expect(mail.html).toContain('<p>Servus, <strong>Ada &lt;b&gt;</strong></p>');
    expect(mail.html).toContain('How to sign in');
    expect(mail.text).toContain('Sample-first-1');
    expect(mail.html).toContain('Sample-first-1');
  });

  it('are none where nothing was overridden, they cannot be read, or it is no tenant in operation', async () => {
    const { words, put, tenant, ports, templates, errors } = arrange();
    const facts = { tenant: 'Acme', name: 'Ada' };
    expect((await words(tenant.id, 'welcome'))(facts)).toBeNull();
    await put('welcome', { subject: 'Servus', text: 'Servus' });
    expect((await words('tnt_none', 'welcome'))(facts)).toBeNull();
    templates.find = () => Promise.reject(new Error('out'));
    expect((await words(tenant.id, 'welcome'))(facts)).toBeNull();
    expect(errors).toHaveLength(1);
    ports.tenants.put({ ...tenant, state: 'terminated' });
    expect((await words(tenant.id, 'welcome'))(facts)).toBeNull();
    expect(errors).toHaveLength(1);
  });
});
