import { describe, expect, it } from 'vitest';
import type { Addressed } from '../../../core/mail/mail-content.ts';
import { MAIL_TEMPLATES } from '../../../core/mail/mail-templates.ts';
import type { MailTemplate } from '../../../core/mail/mail-template.ts';
import type { Mail } from '../../../core/mail/mailer.ts';

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
const KEPT = ['to', 'what', 'type'];

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
    expect(Object.values(mail).join()).not.toContain('\u202e');
    expect(mail.subject.length).toBeLessThanOrEqual(160);
  });
});
