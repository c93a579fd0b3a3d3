import { beforeEach, describe, expect, it } from 'vitest';
import { configDirectory, SPEC } from './config-directory.ts';

const { write, load, problems } = configDirectory();

describe('an overlay', () => {
  beforeEach(() => {
    write('platform.yaml', SPEC);
  });

  it('changes what it states and nothing else', () => {
    write('dev.yaml', 'platform: { name: Dev, multi_tenancy: { max_tenants: 3 } }');
    expect(load()).toMatchObject({
      ok: true,
      value: { name: 'Dev', version: '1.0.0', maxTenants: 3, defaultPlan: 'basic' },
    });
  });

  it('replaces a list as a whole', () => {
    write(
      'dev.yaml',
      'platform: { plans: { basic: { features: [5_users, 10gb_storage, api_access] } } }',
    );
    expect(load()).toMatchObject({
      ok: true,
      value: { plans: { basic: { features: ['5_users', '10gb_storage', 'api_access'] } } },
    });
  });

  it('replaces a service as a whole when it changes the provider', () => {
    write('dev.yaml', 'platform: { services: { billing: { provider: none } } }');
    expect(load()).toMatchObject({
      ok: true,
      value: { services: { billing: { provider: 'none' } } },
    });
  });

  it('leaves the other keys of a service whose provider it keeps', () => {
    write('dev.yaml', 'platform: { services: { cache: { provider: redis, ttl: 60 } } }');
    expect(load()).toMatchObject({
      ok: true,
      value: { services: { cache: { url: 'redis://localhost:6379', ttlSeconds: 60 } } },
    });
  });

  it('changes nothing when it holds comments only', () => {
    write('dev.yaml', '# nothing differs\n');
    expect(load()).toMatchObject({ ok: true, value: { name: 'My Platform' } });
  });

  it('is not read for another stage', () => {
    write('prod.yaml', 'platform: { name: Prod }');
    expect(load()).toMatchObject({ ok: true, value: { name: 'My Platform' } });
  });

  it('is blamed with its own line for what it states', () => {
    write('dev.yaml', '# dev\nplatform:\n  multi_tenancy:\n    default_plan: gold\n');
    expect(problems()).toEqual([
      expect.stringMatching(
        /^dev\.yaml:4:19 {2}platform\.multi_tenancy\.default_plan: names the plan `gold`/,
      ),
    ]);
  });

  it('is blamed for what its new provider lacks', () => {
    write(
      'dev.yaml',
      'platform:\n  services:\n    notification:\n      email: { provider: ses }\n',
    );
    expect(problems()).toEqual([
      'dev.yaml:4:7  platform.services.notification.email.from_address: is missing: a text is needed',
    ]);
  });

  it('is not blamed for what the base states wrongly', () => {
    write('platform.yaml', SPEC.replace('price: 99', 'price: free'));
    write('dev.yaml', 'platform: { plans: { pro: { name: Professional } } }');
    expect(problems()).toEqual([
      expect.stringMatching(/^platform\.yaml:\d+:\d+ {2}platform\.plans\.pro\.price/),
    ]);
  });

  it('is not blamed for what neither file states at all', () => {
    write('platform.yaml', 'limits: {}');
    write('dev.yaml', 'limits: {}');
    expect(problems()).toEqual(['platform.yaml:1:1  platform: is missing: a map is needed']);
  });

  it('may add the provider that the base leaves to it', () => {
    write('platform.yaml', SPEC.replace('provider: stripe, ', ''));
    write('dev.yaml', 'platform: { services: { billing: { provider: stripe } } }');
    expect(load()).toMatchObject({
      ok: true,
      value: { services: { billing: { apiKey: { secretName: 'STRIPE_API_KEY' } } } },
    });
  });

  it('that is no map is refused, and blamed itself', () => {
    write('platform.yaml', `# The platform\n\n${SPEC}`);
    write('dev.yaml', '# dev\n- platform\n');
    expect(problems()).toEqual(['dev.yaml:2:1  must be a map, not a list']);
  });

  it.each([
    ['platform', '1:1  must be a map, not a text'],
    ['!!binary aGVsbG8=', '1:1  begins with a character that means something else in YAML'],
    ['!!omap [limits: {}]', '1:1  begins with a character that means something else in YAML'],
    ['null: 5', '1:1  is not a key the platform knows here'],
    ['limits: { api: [] }', '1:16  limits.api: must be a map, not a list'],
  ])('that is %j is blamed itself, at its place', (text, problem) => {
    write('platform.yaml', `# The platform\n\n${SPEC}`);
    write('dev.yaml', text);
    expect(problems()).toEqual([expect.stringContaining(`dev.yaml:${problem}`)]);
  });

  it.each(['latin1', 'utf16le'] as const)('in %s is refused, and blamed itself', (encoding) => {
    write('dev.yaml', Buffer.from('\ufeffplatform: { name: Müller }', encoding));
    expect(problems()).toEqual([
      expect.stringMatching(/^dev\.yaml:1:\d+ {2}is not UTF-8: save the file as UTF-8$/),
    ]);
  });

  it('in UTF-8 may begin with a byte order mark', () => {
    write('dev.yaml', '\ufeffplatform: { name: Müller }');
    expect(load()).toMatchObject({ ok: true, value: { name: 'Müller' } });
  });

  it.each([
    ['"two\\nlines"', 'holds a line break, which cannot be seen'],
    ['"Acme\\u202eknab"', 'holds U+202E, which cannot be seen'],
  ])('with the sender name %s is blamed at its line', (name, problem) => {
    const email = `{ provider: ses, from_address: a@b.example, from_name: ${name} }`;
    write('dev.yaml', `platform:\n  services:\n    notification:\n      email: ${email}\n`);
    expect(problems()).toEqual([
      `dev.yaml:4:69  platform.services.notification.email.from_name: ${problem}`,
    ]);
  });

  it('may name addresses as the API takes them', () => {
    const addresses = 'from_address: r&d@a3.example, support_address: ada@müller.example';
    const email = `{ provider: ses, ${addresses} }`;
    write('dev.yaml', `platform: { services: { notification: { email: ${email} } } }`);
    expect(load()).toMatchObject({
      value: {
        services: { notification: { email: { supportAddress: 'ada@xn--mller-kva.example' } } },
      },
    });
  });

  it('is not blamed for an empty base when it holds comments only', () => {
    write('platform.yaml', '# nothing yet\n');
    write('dev.yaml', '# nothing differs\n');
    expect(problems()).toEqual([
      expect.stringMatching(/^platform\.yaml:.* must be a map, not empty$/),
    ]);
  });

  it('has its syntax errors reported with those of the base', () => {
    write('platform.yaml', 'a: [1\nb: 2');
    write('dev.yaml', 'a: "x');
    expect(problems()).toEqual([
      expect.stringContaining('platform.yaml:2:1'),
      expect.stringContaining('dev.yaml:1:'),
    ]);
  });
});
