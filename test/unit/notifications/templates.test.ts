import { describe, expect, it } from 'vitest';
import { htmlErrors } from '../../../core/notifications/html-errors.ts';
import { platformTemplate } from '../../../core/notifications/find-template.ts';
import { previewTemplate } from '../../../core/notifications/preview-template.ts';
import { putTemplate, templateErrors } from '../../../core/notifications/put-template.ts';
import { renderNotification } from '../../../core/notifications/render.ts';
import { effectiveTemplate, templatesOf } from '../../../core/notifications/tenant-template.ts';
import { fill } from '../../../core/notifications/text-template.ts';
import { FakeTenantTemplates } from '../../fakes/fake-notifications.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';

const TEXTS = { subject: '{{title}}', text: '{{text}}' };
const draft = (texts = {}, rest = {}) => ({
  texts: { ...TEXTS, ...texts },
  translations: {},
  ...rest,
});
const OWN = {
  category: 'orders',
  channels: ['in_app', 'email'] as const,
  variables: { order: { type: 'text' }, link: { type: 'url', isOptional: true } } as const,
  link: 'link',
  sample: { order: 'A-17' },
};
const pointersOf = (name: string, one: Parameters<typeof templateErrors>[1]) =>
  templateErrors(name, one).map(({ pointer }) => pointer);

describe('a template that is saved', () => {
  it('has every variable that it does not know named by its field', () => {
    const texts = { subject: '{{titel}}', text: '{{text}} {{a}} {{b}}', sms: '{{#each}}' };
    expect(pointersOf('message', draft(texts))).toEqual(['/subject', '/text', '/text', '/sms']);
    const de = { subject: '{{titel}}', text: '{{text}}' };
    expect(pointersOf('message', draft({}, { translations: { de } }))).toEqual([
      '/translations/de/subject',
    ]);
  });

  it('says of what kind it is if it is the tenant’s own, and only then', () => {
    expect(pointersOf('message', draft({}, { own: OWN }))).toEqual(['/own']);
    expect(pointersOf('order-sent', draft())).toEqual(['/own']);
    const texts = { subject: 'Order {{order}}', text: 'Sent.' };
    expect(pointersOf('order-sent', draft(texts, { own: OWN }))).toEqual([]);
    const own = { ...OWN, sample: { other: 'x' }, link: 'order' };
    expect(pointersOf('order-sent', draft(texts, { own }))).toEqual([
      '/own/sample/other',
      '/own/sample/order',
      '/own/link',
    ]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="{{title}}">x</a>',
    '<a href="https://a.example/{{title}}">x</a>',
    '<a href=https://a.example>x</a>',
    "<p style='x'>y</p>",
    '<p style="background:url(https://a.example)">x</p>',
    '<p style="{{title}}">x</p>',
    '<img src="data:text/html,x">',
    '<iframe src="https://a.example"></iframe>',
    '<form action="https://a.example"><input></form>',
    '<svg><a>x</a></svg>',
    '<!-- x -->',
    '<p>not ended',
    '</p>',
    '<b><i>x</b></i>',
    '<p title="a">b</p>',
    '<constructor>x</constructor>',
    '<meta http-equiv="refresh" content="0">',
    '<p>1 < 2</p>',
  ])('is refused with the HTML %s', (html) => {
    expect(pointersOf('message', draft({ html }))).toContain('/html');
  });

  it('may have texts, lists, tables, images and links', () => {
    const html = `<h1 align="center">{{title}}</h1><p style="color:#123456;margin:0 2px">{{text}}<br><b>x</b></p>
      <ul><li>1 &lt; 2</li></ul><table width="100%"><tbody><tr><td colspan="2">x</td></tr></tbody></table>
      <img src="https://a.example/x.png" alt="{{title}}"><a href="{{link}}" title="x">y</a>`;
    expect(htmlErrors(html, (name) => name === 'link')).toEqual([]);
    expect(pointersOf('message', draft({ html }))).toEqual([]);
  });

  it('is one of 200 at most', async () => {
    const templates = new FakeTenantTemplates();
    const { scope, clock } = notificationWorld();
    const ports = { templates, now: () => clock.now };
    const texts = { subject: 'Order {{order}}', text: 'Sent.' };
    const put = (name: string) =>
      putTemplate(ports, scope, { name, draft: draft(texts, { own: OWN }) });
    for (let number = 0; number < 200; number += 1) await put(`order-${number}`);
    expect(await put('one-more')).toMatchObject({ error: { kind: 'TemplateLimitReached' } });
    expect(await put('order-7')).toMatchObject({ ok: true });
  });
});

describe('hostile data', () => {
  const hostile = {
    title: '<img src=x onerror=alert(1)>\r\nBcc: all@acme.example \u202e{{text}}',
    text: '"><script>alert(1)</script>{{title}}{{constructor}}\n\nSecond & last',
  };
  const html = '<p title="{{title}}">{{text}}</p><a href="{{link}}">x</a>';
  const template = effectiveTemplate(platformTemplate('message'), {
    ...{ name: 'message', updatedAt: new Date(0) },
    ...draft({ html }),
  });

  it('is text in a subject, in an attribute and in HTML, and never a template again', () => {
    if (!template) throw new Error('There is no template.');
    const { title, text, mail } = renderNotification(template, hostile);
    expect(title).toBe('<img src=x onerror=alert(1)> Bcc: all@acme.example {{text}}');
    expect(text).toBe('"><script>alert(1)</script>{{title}}{{constructor}}\n\nSecond & last');
    expect(mail.html).not.toMatch(/<script|<img|"&gt;<|\u202e/);
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{title}}');
    expect(mail.html).toContain('href="#"');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://a b', 'vbscript:x'])(
    'leads nowhere by the link %s',
    (link) => {
      if (!template) throw new Error('There is no template.');
      const rendered = renderNotification(template, { title: 'A', text: 'B', link });
      expect(rendered.link).toBeUndefined();
      expect(rendered.mail.html).toContain('href="#"');
    },
  );

  it('reads no member of an object that nobody gave', () => {
    if (!template) throw new Error('There is no template.');
    const spied = { ...template, subject: '{{toString}}{{constructor}}x' };
    expect(renderNotification(spied, { title: 'A', text: 'B' }).title).toBe('x');
    expect(fill('{{a}}', () => '{{b}}$&$1')).toBe('{{b}}$&$1');
  });
});

describe('a tenant’s texts', () => {
  const de = { subject: 'Bericht: {{title}}', text: 'Hallo, {{text}}' };

  it('stand in mail and inbox from then on, in the language of their reader, until they are deleted', async () => {
    const templates = new FakeTenantTemplates();
    const world = notificationWorld(undefined, templatesOf(templates));
    const ports = { templates, now: () => world.clock.now };
    const changed = draft({ subject: 'Report: {{title}}' }, { translations: { de } });
    await putTemplate(ports, world.scope, { name: 'message', draft: changed });
    await world.prefer('bob', { locale: 'de-AT' });
    await world.send({ to: [{ memberId: 'ada' }, { memberId: 'bob' }] });
    await world.drain();
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      'Report: Your report',
      'Bericht: Your report',
    ]);
    expect(await world.inboxOf('bob')).toMatchObject([{ text: 'Hallo, It is ready.' }]);

    await templates.delete(world.scope, 'message');
    await world.send();
    await world.drain();
    expect(world.mails.at(-1)?.subject).toBe('Your report');
  });

  it('are shown before they are saved, with the sample or with other data', async () => {
    const ports = {
      templates: new FakeTenantTemplates(),
      settings: { platformName: 'Freehold', apiUrl: 'https://api.example' },
    };
    const { scope } = notificationWorld();
    const shown = {
      name: 'message',
      tenantName: 'Acme',
      draft: draft({ html: '<p>{{text}}</p>' }),
    };
    expect(await previewTemplate(ports, scope, shown)).toMatchObject({
      value: {
        subject: 'Your report is ready',
        html: expect.stringContaining('<p>The report of November has been made.</p>') as string,
      },
    });
    const data = { title: 'A', text: '<b>' };
    expect(await previewTemplate(ports, scope, { ...shown, data })).toMatchObject({
      value: { sms: 'A: <b>', html: expect.stringContaining('<p>&lt;b&gt;</p>') as string },
    });
    const wrong = { ...shown, draft: draft({ html: '<script></script>' }) };
    expect(await previewTemplate(ports, scope, wrong)).toMatchObject({
      error: { errors: [{ pointer: '/draft/html' }] },
    });
    expect(await previewTemplate(ports, scope, { name: 'none', tenantName: 'Acme' })).toMatchObject(
      {
        error: { kind: 'TemplateNotFound' },
      },
    );
  });
});
