import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { problem } from './api-stub.ts';
import { commandLine, operatorSession, outcomeOf, tokens } from './command-line.ts';

const { at, run, spawned } = commandLine();

const EMAIL = 'grace@freehold.example';
const PASSWORD = 'First-Password-1';
const NEW_PASSWORD = 'Second-Password-2';

const login = (stdin = `${PASSWORD}\n`, ...more: string[]) =>
  run(
    [
      ...['login', '--profile', 'dev', '--api-url', at.api.url, '--email', EMAIL],
      ...['--password-stdin', ...more],
    ],
    { stdin },
  );
const profileFile = () => join(at.directory, 'profiles', 'dev.json');
const profile = () =>
  JSON.parse(readFileSync(profileFile(), 'utf8')) as Readonly<Record<string, unknown>>;
const change = (different: object) => {
  writeFileSync(profileFile(), JSON.stringify({ ...profile(), ...different }));
};
const list = () => run(['tenant', 'list', '--profile', 'dev']);

describe('freehold login', () => {
  it('keeps the tokens where this user alone can read them', async () => {
    const { status, stdout } = await login();
    expect(status).toBe(EXIT.ok);
    expect(stdout).toBe(`Signed in to dev as ${EMAIL}.\n`);
    expect(profile()).toMatchObject({
      email: EMAIL,
      apiUrl: at.api.url,
      refreshToken: 'refresh-1',
    });
    expect(statSync(profileFile()).mode & 0o777).toBe(0o600);
    expect(statSync(join(at.directory, 'profiles')).mode & 0o777).toBe(0o700);
  });

  it('names the address where something else answers by now', async () => {
    at.api.on('POST /v1/sessions', { status: 404, body: { message: 'Not Found' } });
    const { status, stderr } = await login();
    expect(status).toBe(EXIT.notFound);
    expect(stderr).toContain(`There is no such call at ${at.api.url}.`);
    expect(stderr).toContain('Is that the address of a platform');
  });

  it('makes a profile private that was open before', async () => {
    await login();
    writeFileSync(profileFile(), '{}', { mode: 0o644 });
    change(tokensOf('x'));
    await login();
    expect(statSync(profileFile()).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(at.directory, 'profiles'))).toEqual(['dev.json']);
  });

  it('replaces a first password and gives a code, and writes none of them down', async () => {
    at.api.inTurn('POST /v1/sessions', [
      { body: { challenge: { name: 'NEW_PASSWORD_REQUIRED', session: 's1' } } },
      { body: { challenge: { name: 'SOFTWARE_TOKEN_MFA', session: 's2' } } },
      { body: operatorSession('access-1') },
    ]);
    const { status } = await login(`${PASSWORD}\n${NEW_PASSWORD}\n123456\n`);
    expect(status).toBe(EXIT.ok);
    expect(at.api.seen.map(({ body }) => body)).toEqual([
      { email: EMAIL, password: PASSWORD },
      {
        email: EMAIL,
        challenge: { name: 'NEW_PASSWORD_REQUIRED', session: 's1', newPassword: NEW_PASSWORD },
      },
      { email: EMAIL, challenge: { name: 'SOFTWARE_TOKEN_MFA', session: 's2', code: '123456' } },
    ]);
    const written = readFileSync(profileFile(), 'utf8');
    for (const secret of [PASSWORD, NEW_PASSWORD, '123456']) expect(written).not.toContain(secret);
  });

  it('shows what an authenticator app has to keep, and gives its first code', async () => {
    const authenticator = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Freehold:grace' };
    at.api.inTurn('POST /v1/sessions', [
      { body: { challenge: { name: 'MFA_SETUP', session: 's1', authenticator } } },
      { body: operatorSession('access-1') },
    ]);
    const { status, stdout, stderr } = await login(`${PASSWORD}\n123456\n`);
    expect(status).toBe(EXIT.ok);
    expect(stderr).toContain(authenticator.secret);
    expect(stderr).toContain(authenticator.uri);
    expect(stdout).not.toContain(authenticator.secret);
    expect(at.api.seen.at(-1)?.body).toEqual({
      email: EMAIL,
      challenge: { name: 'MFA_SETUP', session: 's1', code: '123456' },
    });
    expect(readFileSync(profileFile(), 'utf8')).not.toContain(authenticator.secret);
  });

  it('tells a program the secret, and takes the code that the program makes of it', async () => {
    const authenticator = { secret: new Secret().base32, uri: 'otpauth://totp/Freehold:grace' };
    at.api.inTurn('POST /v1/sessions', [
      { body: { challenge: { name: 'MFA_SETUP', session: 's1', authenticator } } },
      { body: operatorSession('access-1') },
    ]);
    const child = spawned([
      ...['login', '--profile', 'dev', '--api-url', at.api.url, '--email', EMAIL],
      ...['--password-stdin', '--json'],
    ]);
    child.stdin.write(`${PASSWORD}\n`);
    const [told] = (await once(child.stdout, 'data')) as [Buffer];
    const { secret } = (JSON.parse(told.toString()) as { authenticator: typeof authenticator })
      .authenticator;
    const code = new TOTP({ secret }).generate();
    child.stdin.write(`${code}\n`);
    expect(await outcomeOf(child)).toMatchObject({ status: EXIT.ok, stderr: '' });
    expect(at.api.seen.at(-1)?.body).toMatchObject({ challenge: { name: 'MFA_SETUP', code } });
  });

  it('says which answer standard input lacks', async () => {
    at.api.on('POST /v1/sessions', {
      body: { challenge: { name: 'SOFTWARE_TOKEN_MFA', session: 's' } },
    });
    const { status, stderr } = await login();
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('Standard input has no line for: Code of your authenticator app');
    expect(existsSync(profileFile())).toBe(false);
  });

  it('asks on a terminal only', async () => {
    const { status, stderr } = await run([
      ...['login', '--profile', 'dev', '--api-url', at.api.url, '--email', EMAIL],
    ]);
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('--password-stdin');
  });

  it('fails with 3 on a wrong password, without repeating it', async () => {
    const title = 'Tenant, e-mail address or password is wrong';
    at.api.on('POST /v1/sessions', problem(401, 'invalid-credentials', { title }));
    const { status, stderr } = await login();
    expect(status).toBe(EXIT.unauthorized);
    expect(stderr).toBe(`${title}.\n`);
  });

  it('sends no password over plain HTTP to another machine', async () => {
    const { status, stderr } = await login(undefined, '--api-url', 'http://api.example.com');
    expect(status).toBe(EXIT.invalid);
    expect(stderr).toContain('must begin with https://');
  });

  it('remembers where and who for the next time', async () => {
    await login();
    const { status } = await run(['login', '--profile', 'dev', '--password-stdin'], {
      stdin: `${PASSWORD}\n`,
    });
    expect(status).toBe(EXIT.ok);
    expect(at.api.requests('POST /v1/sessions')).toHaveLength(2);
  });

  it('is not needed for the platform on this machine', async () => {
    const { status, stdout } = await run(['login']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain('needs no login');
  });
});

describe('a stored session', () => {
  it('is used as long as its token lives', async () => {
    await login();
    at.api.on('GET /v1/tenants', { body: { items: [] } });
    expect((await list()).status).toBe(EXIT.ok);
    expect(at.api.seen.at(-1)?.headers.authorization).toBe('Bearer access-1');
    expect(at.api.requests('POST /v1/sessions/refresh')).toEqual([]);
  });

  it('is renewed when its token has ended, and the new tokens are kept', async () => {
    await login();
    change({ expiresAt: 0 });
    at.api.on('POST /v1/sessions/refresh', { body: tokens('access-2', 'refresh-2') });
    at.api.on('GET /v1/tenants', { body: { items: [] } });
    expect((await list()).status).toBe(EXIT.ok);
    expect(at.api.requests('POST /v1/sessions/refresh')[0]?.body).toEqual({
      refreshToken: 'refresh-1',
    });
    expect(at.api.seen.at(-1)?.headers.authorization).toBe('Bearer access-2');
    expect(profile()).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' });
    expect(statSync(profileFile()).mode & 0o777).toBe(0o600);
  });

  it('is renewed once when its token is refused before its time', async () => {
    await login();
    at.api.on('POST /v1/sessions/refresh', { body: tokens('access-2', 'refresh-2') });
    at.api.inTurn('GET /v1/tenants', [problem(401, 'token-expired'), { body: { items: [] } }]);
    expect((await list()).status).toBe(EXIT.ok);
    expect(profile()).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' });

    at.api.on('GET /v1/tenants', problem(401, 'token-expired', { title: 'Token expired' }));
    const { status, stderr } = await list();
    expect(status).toBe(EXIT.unauthorized);
    expect(stderr).toBe('Token expired.\n');
    expect(at.api.requests('POST /v1/sessions/refresh')).toHaveLength(2);
  });

  it('that was ended asks to sign in again', async () => {
    await login();
    change({ expiresAt: 0 });
    const title = 'The session was ended';
    at.api.on('POST /v1/sessions/refresh', problem(401, 'session-ended', { title }));
    const { status, stderr } = await list();
    expect(status).toBe(EXIT.unauthorized);
    expect(stderr).toContain('Sign in again: freehold login --profile dev');
  });

  it('that is no JSON is explained', async () => {
    await login();
    writeFileSync(profileFile(), 'nonsense');
    const { status, stderr } = await list();
    expect(status).toBe(EXIT.failed);
    expect(stderr).toContain(`${profileFile()} cannot be read`);
  });
});

describe('freehold logout', () => {
  it('ends the session and forgets the tokens', async () => {
    await login();
    at.api.on('DELETE /v1/sessions', { status: 204 });
    expect((await run(['logout', '--profile', 'dev'])).stdout).toBe('Signed out of dev.\n');
    expect(at.api.requests('DELETE /v1/sessions')).toHaveLength(1);
    expect(existsSync(profileFile())).toBe(false);
  });

  it('forgets the tokens even where the platform does not answer', async () => {
    await login();
    at.api.on('DELETE /v1/sessions', { drops: true });
    const { status, stderr } = await run(['logout', '--profile', 'dev']);
    expect(status).toBe(EXIT.ok);
    expect(stderr).toContain('The platform was not told');
    expect(existsSync(profileFile())).toBe(false);
  });
});

function tokensOf(text: string) {
  return { apiUrl: text, email: text, refreshToken: text, accessToken: text, expiresAt: 0 };
}
