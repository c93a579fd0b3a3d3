import { describe, expect, it } from 'vitest';
import { MAIL_TEMPLATES } from '../../../core/mail/mail-templates.ts';
import { EXIT } from '../../../cli/exit-codes.ts';
import { commandLine } from './command-line.ts';

const { at, run } = commandLine();

const mail = (to: string, Timestamp: number) => ({
  MessageId: `m-${Timestamp}`,
  Source: 'Freehold <hello@freehold.example>',
  To: [to],
  Subject: `Welcome, ${to}`,
  BodyText: `Your first password: secret-${Timestamp}`,
  Timestamp,
});
const sent = () => {
  const messages = {
    '000000000000': [mail('ada@acme.example', 1), mail('hank@globex.example', 2)],
  };
  at.api.on('GET /_ministack/ses/messages', { body: { messages } });
};

describe('freehold mail', () => {
  it('lists what was sent, the newest first, and shows one with its text', async () => {
    sent();
    const { stdout } = await run(['mail', 'list']);
    expect(stdout).toMatch(/^1 +1970-01-01 00:00:02Z +hank@globex.example +Welcome/m);
    expect(stdout).toMatch(/^2 .* ada@acme.example/m);
    expect((await run(['mail', 'show'])).stdout).toContain('Your first password: secret-2');
    expect((await run(['mail', 'show', '2'])).stdout).toContain('Your first password: secret-1');
    expect(JSON.parse((await run(['mail', 'show', '--json'])).stdout)).toMatchObject({ id: 'm-2' });
  });

  it('shows headers as people read them', async () => {
    const words = '=?UTF-8?B?R3LDvMOfZSB2b24=?= =?UTF-8?B?IE3DvGxsZXI=?=';
    const one = {
      ...mail('ada@acme.example', 1),
      Subject: words,
      Source: `${words} <a@b.example>`,
    };
    at.api.on('GET /_ministack/ses/messages', { body: { messages: { '0': [one] } } });
    const { stdout } = await run(['mail', 'show']);
    expect(stdout).toMatch(/^From +Grüße von Müller <a@b.example>$/m);
    expect(stdout).toMatch(/^Subject +Grüße von Müller$/m);
  });

  it('says so when there is none, or none of that number', async () => {
    at.api.on('GET /_ministack/ses/messages', { body: { messages: {} } });
    expect((await run(['mail', 'list'])).stdout).toBe('No mails.\n');
    expect((await run(['mail', 'show', '3'])).status).toBe(EXIT.notFound);
    expect((await run(['mail', 'show', 'x'])).status).toBe(EXIT.invalid);
  });
});

describe('freehold mail preview', () => {
  it('lists every mail with its subject', async () => {
    const { stdout } = await run(['mail', 'preview']);
    for (const name of Object.keys(MAIL_TEMPLATES)) {
      expect(stdout).toMatch(new RegExp(`^${name} +\\S`, 'm'));
    }
  });

  it('shows one of them as text, HTML or JSON, in the words of the configuration', async () => {
    const text = (await run(['mail', 'preview', 'invitation'])).stdout;
    expect(text).toMatch(/^Subject: You are invited to Acme on Freehold \(local\)\n\nHello Grace,/);
    expect(text).toContain('Write to support@freehold.example.');
    const { stdout } = await run(['mail', 'preview', 'invitation', '--html']);
    expect(stdout).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    const json = JSON.parse(
      (await run(['mail', 'preview', 'invitation', '--json'])).stdout,
    ) as unknown;
    expect(json).toMatchObject({ name: 'invitation', html: stdout });
  });

  it('names the mails there are where there is none of that name', async () => {
    const { status, stderr } = await run(['mail', 'preview', 'invite']);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('invitation');
  });
});
