import { describe, expect, it } from 'vitest';
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

  it('says so when there is none, or none of that number', async () => {
    at.api.on('GET /_ministack/ses/messages', { body: { messages: {} } });
    expect((await run(['mail', 'list'])).stdout).toBe('No mails.\n');
    expect((await run(['mail', 'show', '3'])).status).toBe(EXIT.notFound);
    expect((await run(['mail', 'show', 'x'])).status).toBe(EXIT.invalid);
  });
});
