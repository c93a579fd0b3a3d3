import { Route53Client, InvalidChangeBatch } from '@aws-sdk/client-route-53';
import { describe, expect, it } from 'vitest';
import {
  domainNameRemains,
  erasedDomainNames,
} from '../../../adapters/route53/erased-domain-names.ts';
import { Route53DomainNames } from '../../../adapters/route53/route53-domain-names.ts';
import { hashOfKey } from '../../../core/access/api-key-text.ts';
import { showOnboarding } from '../../../core/provisioning/show-onboarding.ts';
import { answeredBy, raise, said, type Answers, type Asked } from '../../fakes/fake-aws.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { listOf } from '../../support/list-of.ts';
import { ALL_INTEGRATIONS } from '../../support/provisioning/a-tenant.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

const POOL = (world: ProvisioningWorld) => ({
  tenantId: world.tenant.id,
  userPoolId: [...world.registrations.keys()][0] ?? '',
});

/** A tenant that has all its steps behind it, and what its owner is shown. */
async function onboarded(target?: string | null) {
  const sso = { protocol: 'saml' as const, metadataUrl: 'https://id.acme.example/metadata' };
  const world = new ProvisioningWorld({ integrations: { ...ALL_INTEGRATIONS, sso } });
  await world.runUntil('send-welcome-email');
  const tenants = new FakeTenantFinder();
  tenants.put(world.current);
  const take = async (tenantId: string) => {
    const kept = world.keySecrets.get(tenantId) ?? null;
    world.keySecrets.delete(tenantId);
    return kept;
  };
  const show = async () => {
    const shown = await showOnboarding(
      {
        ...{ tenants, ledger: world.ledger, secrets: { take } },
        lookup: { targetOf: async () => target },
      },
      world.tenant.id,
    );
    if (!shown.ok) throw new Error('The tenant is there.');
    return shown.value;
  };
  return { world, show, sso };
}

describe('GET /v1/onboarding', () => {
  it('tells the secret of the first key once, and the key is the one that it opens', async () => {
    const { world, show } = await onboarded();
    const { apiKey, steps } = await show();
    const [key] = (await world.apiKeys.list(POOL(world), { limit: 2 })).items;
    expect(apiKey?.id).toBe(key?.id);
    expect(hashOfKey(apiKey?.secret ?? '')).toBe(key?.secretHash);
    expect(key).toMatchObject({ permissions: ['records:read'], createdBy: { name: 'Onboarding' } });
    expect(steps.find(({ name }) => name === 'create-api-key')).toMatchObject({ status: 'done' });
    expect((await show()).apiKey).toEqual({ id: key?.id });
  });

  it.each([
    ['edge.example.com', 'leads'],
    ['EDGE.example.com.', 'leads'],
    ['elsewhere.example.com', 'leads-elsewhere'],
    [null, 'missing'],
    [undefined, 'unknown'],
  ] as const)('asks the DNS anew: %s is %s', async (target, state) => {
    const { world, show } = await onboarded(null);
    expect([...world.domainNames]).toEqual([['acme.app.example.com', 'edge.example.com']]);
    expect((await show()).domainName?.state).toBe('missing');
    const asked = await onboarded(target);
    expect((await asked.show()).domainName).toEqual({
      ...{ name: 'acme.app.example.com', target: 'edge.example.com', isManaged: true },
      state,
    });
  });

  it('names the webhook endpoints, whose secrets nobody is told and no step keeps', async () => {
    const { world, show } = await onboarded();
    const made = await world.webhookEndpoints.list(world.tenant.id);
    expect((await show()).webhooks).toEqual(
      ['one', 'two'].map((path, place) => ({
        ...{ id: made[place]?.id, url: `https://hooks.acme.example/${path}` },
      })),
    );
    expect(made).toMatchObject([
      { description: 'Our CRM', eventTypes: ['*'], secrets: [{ signing: 'hmac' }] },
      { messagesPerSecond: 5, secrets: [{ signing: 'ed25519' }], disabled: { because: 'asked' } },
    ]);
    for (const [{ ciphertext = '' } = {}] of made.map(({ secrets }) => secrets)) {
      expect(ciphertext).toMatch(/^sealed whs[ek]/);
    }
    const kept = JSON.stringify([[...world.ledger.records.values()], world.mails, await show()]);
    expect(kept).not.toMatch(/whs[ek]c?_/);
    expect(kept).not.toContain('sealed');
  });

  it('names no webhook endpoint where none is asked for', async () => {
    const world = new ProvisioningWorld();
    await world.runUntil('send-welcome-email');
    expect(world.effects.webhookEndpoints).toBe(0);
  });

  it('shows single sign-on that is still to be set up', async () => {
    const { show, sso } = await onboarded();
    expect((await show()).sso).toEqual(sso);
  });
});

describe('Route53DomainNames', () => {
  const record = { name: 'acme.app.example.com', target: 'edge.example.com' };
  function namesOver(answers: Answers) {
    const asked: Asked[] = [];
    const client = answeredBy(new Route53Client({ region: 'us-east-1' }), answers, asked);
    return { names: new Route53DomainNames(client, 'Z0123456789'), asked };
  }

  it('writes the record in place of what was there', async () => {
    const { names, asked } = namesOver({});
    await names.register(record);
    expect(asked[0]?.input).toMatchObject({
      HostedZoneId: 'Z0123456789',
      ChangeBatch: {
        Changes: [
          {
            Action: 'UPSERT',
            ResourceRecordSet: { Name: record.name, Type: 'CNAME', TTL: 300 },
          },
        ],
      },
    });
  });

  it('takes a record that is gone for removed, and an outage for what it is', async () => {
    const gone = new InvalidChangeBatch({ ...said('not found') });
    await namesOver({ ChangeResourceRecordSets: raise(gone) }).names.remove(record);
    const { names } = namesOver({ ChangeResourceRecordSets: raise(new Error('Throttling')) });
    await expect(names.remove(record)).rejects.toThrow('Throttling');
  });
});

describe('the name of a tenant that is erased', () => {
  const appDomain = { name: 'app.example.com', target: 'edge.example.com', hostedZoneId: 'Z01' };
  const erased = { tenant: new ProvisioningWorld().tenant, partitions: [] };
  const zoneWith = (Name: string, asked: Asked[] = []) => ({
    appDomain,
    client: answeredBy(
      new Route53Client({ region: 'us-east-1' }),
      {
        ListResourceRecordSets: () => ({
          ResourceRecordSets: [
            { Name, Type: 'CNAME', ResourceRecords: [{ Value: 'edge.example.com' }] },
          ],
        }),
      },
      asked,
    ),
  });

  it('is found, deleted, and not another one’s', async () => {
    const asked: Asked[] = [];
    const store = erasedDomainNames(zoneWith('acme.app.example.com.', asked));
    const pages = await listOf(store.pages(erased));
    expect(pages[0]?.found).toMatchObject([{ key: 'acme.app.example.com' }]);
    await store.remove(erased, pages[0]?.found ?? []);
    expect(JSON.stringify(asked.at(-1)?.input)).toContain('"Action":"DELETE"');

    const next = zoneWith('acme-two.app.example.com.');
    expect(await listOf(erasedDomainNames(next).pages(erased))).toEqual([]);
    expect(await listOf(domainNameRemains(next).remains(erased))).toEqual([{ keys: [] }]);
  });

  it('is what the sweep finds', async () => {
    const remains = domainNameRemains(zoneWith('acme.app.example.com.')).remains(erased);
    expect(await listOf(remains)).toEqual([{ keys: ['acme.app.example.com'] }]);
  });

  it('is nowhere without a zone', async () => {
    expect(await listOf(erasedDomainNames(null).pages(erased))).toEqual([]);
  });
});
