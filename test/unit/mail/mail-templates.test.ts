import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Addressed } from '../../../core/mail/mail-content.ts';
import { mailActions } from '../../../core/mail/mail-action.ts';
import { MAIL_TEMPLATES } from '../../../core/mail/mail-templates.ts';
import type { MailTemplate } from '../../../core/mail/mail-template.ts';
import type { Mail } from '../../../core/mail/mailer.ts';
import { invitationMail } from '../../../core/mail/templates/invitation.ts';
import { passwordResetMail } from '../../../core/mail/templates/password-reset.ts';
import { yourTenantsMail } from '../../../core/mail/templates/your-tenants.ts';
import { routes } from '../../../functions/routes.ts';
import { headerText } from '../../../kit/text/encoded-words.ts';

const withoutApp = {
  platformName: 'Freehold',
  apiUrl: 'https://api.example.com',
  supportAddress: 'support@example.com',
};
const withApp = { ...withoutApp, appUrl: 'https://app.example.com' };

const templates = Object.entries(MAIL_TEMPLATES);
const asFile = ({ to, subject, text }: Mail) =>
  `To: ${[to].flat().join(', ')}\nSubject: ${subject}\n\n${text}`;

describe.each(templates)('the mail %s', (name, { preview }) => {
  it('reads as its files show, with the application and by the API alone', async () => {
    const mail = preview(withApp);
    await expect(asFile(mail)).toMatchFileSnapshot(`mails/${name}.txt`);
    await expect(mail.html).toMatchFileSnapshot(`mails/${name}.html`);
    const byApi = preview(withoutApp);
    if (byApi.text !== mail.text) {
      await expect(asFile(byApi)).toMatchFileSnapshot(`mails/${name}.api.txt`);
    }
  });

  it('names the platform, and whom to ask', () => {
    const { text, html } = preview(withApp);
    for (const body of [text, html]) {
      expect(body).toContain('Sent by Freehold');
      expect(body).toContain('support@example.com');
    }
  });
});

/** The sample with another text in each place where a person's or a request's may stand. */
function withTexts<Data extends Addressed>({ compose, sample }: MailTemplate<Data>, text: string) {
  const replaced = (key: string, value: unknown): unknown => {
    if (KEPT.includes(key)) return value;
    if (typeof value === 'string') return text;
    if (Array.isArray(value)) return value.map((item) => replaced('', item));
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value).map(([at, inner]) => [at, replaced(at, inner)]),
    );
  };
  return compose(withApp)(replaced('', sample) as Data);
}
/** Addresses are validated, and the others are no texts but choices. */
const KEPT = ['to', 'what', 'type', 'notice'];

const FORGERY = `<script>alert(1)</script> & "quotes' \u202e\r\nBcc: all@example.com`;

describe.each(templates)('foreign texts in the mail %s', (_, template) => {
  const mail = withTexts(template as unknown as MailTemplate<Addressed>, FORGERY);

  it('forge no markup', () => {
    expect(mail.html).not.toMatch(/<script/i);
    expect(mail.html).not.toContain(`"quotes`);
    const tags = (html: string) =>
      [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/href="[^"]*"/, ''));
    expect(tags(mail.html)).toEqual(tags(template.preview(withApp).html));
  });

  it('forge no header and no line, and hide nothing', () => {
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.text).not.toMatch(/^\s*Bcc:/m);
    expect(JSON.stringify(mail)).not.toContain('\u202e');
    expect(mail.subject.length).toBeLessThanOrEqual(160);
  });
});

/** A tenant's data and its owner: operators have none. */
const OF_TENANTS_ALONE =
  /^(welcome|api-key-leaked|audit-stream-failing|owner-restored|payment-notice|quota-reached|usage-reached|webhook-.*|support-access-.*|tenant-.*)$/;

describe('a mail about an operator’s account', () => {
  const ofTenants = templates.filter(([, { sample }]) => 'tenant' in sample);
  const names = ofTenants.map(([name]) => name);

  it.each(names.filter((name) => !OF_TENANTS_ALONE.test(name)))('names no tenant: %s', (name) => {
    const [, template] = ofTenants.find(([one]) => one === name) ?? [];
    const { compose, sample } = template as unknown as MailTemplate<Addressed>;
    const mail = compose(withoutApp)({ ...sample, tenant: undefined });
    expect(mail.text).toContain('Freehold as an operator');
    expect(JSON.stringify(mail)).not.toMatch(/acme(?!\.example)|undefined/i);
  });
});

describe('the subject', () => {
  it.each(['👨‍👩‍👧‍👦', 'x', '社', '\u{1f680}'])('fits into one header line, made of %s', (letter) => {
    const compose = passwordResetMail.compose({ ...withApp, platformName: letter.repeat(100) });
    const { subject } = compose({ ...passwordResetMail.sample, tenant: undefined });
    expect(subject.isWellFormed()).toBe(true);
    expect(`Subject: ${headerText(subject)}`.length).toBeLessThan(998);
  });
});

describe('actions of mails', () => {
  const { sample } = invitationMail;

  it('keep tokens out of what a browser sends to a server', () => {
    const token = 'a+b/c=&d#e';
    const { text } = invitationMail.compose(withApp)({ ...sample, token });
    const url = new URL(/https:\S+/.exec(text)?.[0] ?? '');
    expect(`${url.origin}${url.pathname}${url.search}`).toBe(
      'https://app.example.com/accept-invitation',
    );
    expect(new URLSearchParams(url.hash.slice(1)).get('token')).toBe(token);
  });

  it('lie below the application’s path, with or without a slash', () => {
    for (const appUrl of ['https://example.com/app', 'https://example.com/app/']) {
      const { text } = invitationMail.compose({ ...withApp, appUrl })(sample);
      expect(text).toContain('    https://example.com/app/accept-invitation#token=');
    }
  });

  it('are calls that a shell sends as they are meant, whatever an address holds', () => {
    const to = "o'hara$(id)@acme.example";
    const { text } = yourTenantsMail.compose(withoutApp)({ ...yourTenantsMail.sample, to });
    const [call = ''] = /curl -s [^]*?'\n/.exec(text) ?? [];
    const words = execFileSync('sh', ['-c', call.replace('curl -s', 'printf "%s\\n"')], {
      encoding: 'utf8',
    });
    const [url, , , , body = ''] = words.trimEnd().split('\n');
    expect(url).toBe('https://api.example.com/v1/sessions');
    expect(JSON.parse(body)).toEqual({ tenant: 'acme', email: to, password: '...' });
  });

  /** A mail must not tell a call that the API does not know, once it knows the noun. */
  it('are routes of the API', () => {
    const keys = Object.values(routes).map(({ key }) => key.replace(/\{\w+\}/g, '-'));
    for (const action of Object.values(mailActions)) {
      const { path, body } = action('-', '-');
      const method = body ? 'POST' : 'GET';
      const noun = `${method} ${path.split('/').slice(0, 3).join('/')}`;
      if (keys.some((key) => key.startsWith(noun))) expect(keys).toContain(`${method} ${path}`);
    }
  });
});
