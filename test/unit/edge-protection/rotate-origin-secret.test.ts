import { ResourceNotFoundException } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { setOriginHeader } from '../../../adapters/cloudfront/distribution-header.ts';
import { SecretVersions } from '../../../adapters/secrets-manager/secret-versions.ts';
import { ROTATION_STEPS } from '../../../core/edge-protection/rotate-origin-secret.ts';
import { createHandler } from '../../../functions/edge-protection/rotate-origin-secret/rotate-origin-secret.ts';

const NEW = 'new-version';

/** Secrets Manager, as far as a rotation goes. */
class FakeSecretsManager {
  readonly values = new Map([['old-version', 'old']]);
  readonly stages = new Map([
    ['old-version', ['AWSCURRENT']],
    // It labels the version before it asks for the first step.
    [NEW, ['AWSPENDING']],
  ]);

  send = ({
    constructor,
    input,
  }: {
    constructor: { name: string };
    input: Record<string, string>;
  }) => Promise.resolve().then(() => this.#answer(constructor.name, input));

  #answer(command: string, input: Record<string, string>): unknown {
    const { VersionId = '', ClientRequestToken = '', MoveToVersionId = '' } = input;
    switch (command) {
      case 'DescribeSecretCommand':
        return { VersionIdsToStages: Object.fromEntries(this.stages) };
      case 'GetSecretValueCommand':
        if (this.values.has(VersionId)) return { SecretString: this.values.get(VersionId) };
        throw new ResourceNotFoundException({ message: 'No value', $metadata: {} });
      case 'PutSecretValueCommand':
        if (this.values.has(ClientRequestToken)) throw new Error('It has a value already.');
        this.values.set(ClientRequestToken, input.SecretString ?? '');
        return {};
      default:
        return this.#promote(MoveToVersionId);
    }
  }

  #promote(version: string) {
    for (const [id, stages] of this.stages) {
      if (stages.includes('AWSCURRENT')) this.stages.set(id, ['AWSPREVIOUS']);
    }
    this.stages.set(version, ['AWSCURRENT']);
    return {};
  }
}

function world() {
  const secrets = new FakeSecretsManager();
  const sent: string[] = [];
  const handler = createHandler({
    versionsOf: (id) => new SecretVersions(secrets, id),
    send: (value) => Promise.resolve(void sent.push(value)),
  });
  const run = (Step: string) => handler({ Step, SecretId: 'arn', ClientRequestToken: NEW });
  return { secrets, sent, run };
}

describe('a rotation of the secret', () => {
  it('makes a new value, has CloudFront send it, and keeps the old one as the previous', async () => {
    const { secrets, sent, run } = world();
    for (const step of ROTATION_STEPS) await run(step);
    const value = secrets.values.get(NEW);
    expect(value).toMatch(/^[0-9a-f]{64}$/);
    expect(sent).toEqual([value]);
    expect(Object.fromEntries(secrets.stages)).toEqual({
      [NEW]: ['AWSCURRENT'],
      'old-version': ['AWSPREVIOUS'],
    });
  });

  it('does the same when each step is asked for twice', async () => {
    const { secrets, sent, run } = world();
    for (const step of ROTATION_STEPS) {
      await run(step);
      await run(step);
    }
    expect(new Set(sent)).toEqual(new Set([secrets.values.get(NEW)]));
    expect(secrets.stages.get('old-version')).toEqual(['AWSPREVIOUS']);
  });

  it('refuses a step that it does not know', async () => {
    await expect(world().run('resetSecret')).rejects.toThrow();
  });
});

describe('setOriginHeader', () => {
  it('changes that header of the origins, and nothing else of the distribution', async () => {
    const sent: unknown[] = [];
    const config = {
      Comment: 'API',
      Origins: {
        Quantity: 1,
        Items: [
          {
            Id: 'one',
            DomainName: 'origin.api.example.com',
            CustomHeaders: {
              Quantity: 2,
              Items: [
                { HeaderName: 'x-other', HeaderValue: 'o' },
                { HeaderName: 'x-origin-secret', HeaderValue: 'old' },
              ],
            },
          },
        ],
      },
    };
    const client = {
      send: ({ input }: { input: unknown }) => {
        sent.push(input);
        return Promise.resolve({ DistributionConfig: config, ETag: 'E1' });
      },
    };
    const header = { distributionId: 'D1', name: 'x-origin-secret' };
    await setOriginHeader(client, header, 'new');
    const [origin] = config.Origins.Items;
    const Items = [
      { HeaderName: 'x-other', HeaderValue: 'o' },
      { HeaderName: 'x-origin-secret', HeaderValue: 'new' },
    ];
    expect(sent[1]).toEqual({
      Id: 'D1',
      IfMatch: 'E1',
      DistributionConfig: {
        ...config,
        Origins: { Quantity: 1, Items: [{ ...origin, CustomHeaders: { Quantity: 2, Items } }] },
      },
    });
  });
});
