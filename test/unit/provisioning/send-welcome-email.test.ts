import { describe, expect, it } from 'vitest';
import { routes } from '../../../functions/routes.ts';
import { runStep } from '../../../core/provisioning/run-step.ts';
import { temporaryPassword } from '../../../core/passwords/temporary-password.ts';
import { passwordErrors } from '../../../core/passwords/password-policy.ts';
import { welcomeMail } from '../../../core/mail/templates/welcome.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

async function active(firstPassword?: string) {
  const world = new ProvisioningWorld();
  if (firstPassword) world.firstPasswords.set(world.tenant.id, firstPassword);
  await world.runUntil('send-welcome-email');
  return world;
}

describe('sendWelcomeEmail', () => {
  it('gives an admin without a password a first one', async () => {
    const world = await active();
    await world.run('send-welcome-email');
    const [mail] = world.mails;
    expect(mail).toMatchObject({ to: 'ada@acme.example' });
    expect([...world.pools.pools.values()][0]?.owner).toMatchObject({
      password: mail?.text,
      isTemporary: true,
    });
    expect(passwordErrors(mail?.text ?? '')).toEqual([]);
  });

  it('tells no password where the operator gave one', async () => {
    const world = await active('Correct-horse-9');
    await world.run('send-welcome-email');
    expect(world.mails).toMatchObject([{ text: '' }]);
    expect([...world.pools.pools.values()][0]?.owner?.password).toBe('Correct-horse-9');
  });

  it('is tried again by the machine while the mail is certainly not sent', async () => {
    const world = await active();
    world.nextDelivery = { kind: 'Refused', reason: 'TooManyRequestsException', isTransient: true };
    await expect(world.run('send-welcome-email')).rejects.toMatchObject({
      name: 'MailRefusedError',
    });
    world.nextDelivery = { kind: 'Accepted', messageId: 'm-2' };
    expect(await world.run('send-welcome-email')).toEqual({ outcome: 'done' });
    expect(world.mails).toHaveLength(1);
  });

  it('shows a mail that is refused for good, on a tenant that stays active', async () => {
    const world = await active();
    world.nextDelivery = { kind: 'Refused', reason: 'MessageRejected', isTransient: false };
    expect(await world.run('send-welcome-email')).toMatchObject({
      outcome: 'failed',
      reason: 'The mail was refused (MessageRejected).',
      retryable: true,
    });
    expect(world.current).toMatchObject({ state: 'active' });
    expect(world.record('send-welcome-email')).toMatchObject({ status: 'failed' });
  });

  it('says where the address is suppressed, so that it can be corrected', async () => {
    const world = await active();
    world.heed = async () => null;
    expect(await world.run('send-welcome-email')).toMatchObject({
      ...{ outcome: 'failed', retryable: true },
      reason: expect.stringMatching(/^A mail to the address came back/) as string,
    });
    expect(world.mails).toEqual([]);
  });

  it('is tried again where it cannot be seen, or a run died before it was, and is sent once', async () => {
    const world = await active();
    const seen = world.heed;
    world.heed = () => Promise.reject(new Error('out'));
    await expect(world.run('send-welcome-email')).rejects.toThrow('out');
    world.heed = seen;
    expect(await world.run('send-welcome-email')).toEqual({ outcome: 'done' });
    expect(world.mails).toHaveLength(1);
  });

  it('never repeats in one attempt what may have been sent, and sends it in the next', async () => {
    const world = await active();
    world.nextDelivery = { kind: 'Unknown', reason: 'TimeoutError' };
    expect(await world.run('send-welcome-email')).toMatchObject({ outcome: 'failed' });
    expect(await world.run('send-welcome-email')).toMatchObject({ outcome: 'failed' });
    expect(world.mails).toHaveLength(1);

    world.nextDelivery = { kind: 'Accepted', messageId: 'm-3' };
    world.registry.tenants.set(world.tenant.id, { ...world.current, attempt: 2 });
    const { stepPorts, all } = world.steps();
    const second = { ...world.task(), attempt: 2 };
    const run = (name: 'create-identity' | 'send-welcome-email') => {
      const step = all.get(name);
      if (!step) throw new Error('There is no such step.');
      return runStep(stepPorts, step, second);
    };
    expect(await run('create-identity')).toEqual({ outcome: 'active' });
    expect(await run('send-welcome-email')).toEqual({ outcome: 'done' });
    expect(world.mails).toHaveLength(2);
  });
});

describe('temporaryPassword', () => {
  it('keeps every rule of the password policy, and is another one each time', () => {
    const passwords = Array.from({ length: 200 }, temporaryPassword);
    expect(passwords.flatMap((password) => passwordErrors(password))).toEqual([]);
    expect(new Set(passwords).size).toBe(200);
  });
});

describe('welcomeMail', () => {
  const compose = welcomeMail.compose({
    platformName: 'Freehold',
    apiUrl: 'https://api.example.com',
    supportAddress: 'support@example.com',
  });
  const tenant = { name: 'Acme & <Sons>\nBcc: all', slug: 'acme' };
  const welcome = { to: 'ada@acme.example', name: 'Ada', tenant };

  it('tells the address, the tenant, how to sign in and whom to ask, in text and HTML', () => {
    const mail = compose({ ...welcome, temporaryPassword: 'Abc-123-secret' });
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain('https://api.example.com/v1/sessions');
      expect(body).toContain('Tenant    acme');
      expect(body).toContain('Password  Abc-123-secret');
      expect(body).toContain('support@example.com');
    }
    expect(mail.to).toBe('ada@acme.example');
  });

  it('lets a name forge neither a header nor markup', () => {
    const mail = compose(welcome);
    expect(mail.subject).toBe('Welcome to Freehold: Acme & <Sons> Bcc: all is ready');
    expect(mail.html).toContain('Acme &amp; &lt;Sons&gt; Bcc: all');
    expect(mail.html).not.toContain('<Sons>');
  });

  it('promises nothing that the platform cannot do: each call that it shows is a route', () => {
    const paths = new Set(Object.values(routes).map(({ key }) => key));
    const text = compose(welcome).text;
    const shown = [...text.matchAll(/api\.example\.com(\/v1\/[\w/-]+)/g)].map(([, path]) => path);
    expect(shown).toContain('/v1/sessions');
    for (const path of shown) {
      const key = `POST ${path?.replace('/records/notes', '/records/{collection}')}`;
      expect([...paths]).toContain(key);
    }
  });

  it('names no password where the admin has one', () => {
    expect(compose(welcome).text).not.toContain('first sign-in only');
  });
});
