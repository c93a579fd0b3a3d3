import {
  DeleteSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SecretsManagerSecrets } from '../../adapters/secrets-manager/secrets-manager-secrets.ts';
import { secretId } from '../../core/secrets/secret-id.ts';
import { SecretMissingError } from '../../core/secrets/secrets.ts';
import { storeSecrets } from '../../local/secrets.ts';
import { allow, makeRole, sessionOf } from '../support/gate-role.ts';
import { asRoot, localCloud } from '../support/local-cloud.ts';
import { secretReadStatement } from '../support/secrets/secret-read-statement.ts';
import { describeSecrets } from './secrets-suite.ts';

const adapter = (now?: () => Date) =>
  new SecretsManagerSecrets(new SecretsManagerClient(asRoot()), {
    stage: 'local',
    ...(now && { now }),
  });

/** As `npm start` stores what `.freehold/secrets.json` holds. */
async function store(values: Readonly<Record<string, string>>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
  const file = join(directory, 'secrets.json');
  writeFileSync(file, JSON.stringify(values));
  try {
    await storeSecrets(file, localCloud().emulatorUrl);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describeSecrets('SecretsManagerSecrets', async (values) => {
  await store(values);
  return adapter();
});

describe('SecretsManagerSecrets', () => {
  it('has a rotated value after five minutes, and none of a deleted secret', async () => {
    const manager = new SecretsManagerClient(asRoot());
    const SecretId = secretId('local', 'ROTATED_KEY');
    let now = new Date();
    const secrets = adapter(() => now);
    const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1_000));

    await store({ ROTATED_KEY: 'old' });
    expect(await secrets.get('ROTATED_KEY')).toBe('old');

    await manager.send(new PutSecretValueCommand({ SecretId, SecretString: 'new' }));
    later(299);
    expect(await secrets.get('ROTATED_KEY')).toBe('old');
    later(1);
    expect(await secrets.get('ROTATED_KEY')).toBe('new');

    await manager.send(new DeleteSecretCommand({ SecretId }));
    later(300);
    await expect(secrets.get('ROTATED_KEY')).rejects.toThrow(SecretMissingError);
  });
});

describe('grantSecretRead', () => {
  const role = `secret-reader-${Date.now()}`;
  let reader: SecretsManagerClient;
  const read = (stage: string, name: string) =>
    reader.send(new GetSecretValueCommand({ SecretId: secretId(stage, name) }));

  beforeAll(async () => {
    await store({ GRANTED_KEY: 'granted', GRANTED_KEY_2: 'another', REFUSED_KEY: 'refused' });
    await makeRole(role, [allow(secretReadStatement(['GRANTED_KEY']))]);
    reader = new SecretsManagerClient(await sessionOf(role));
  });

  it('lets a role read the secret', async () => {
    const { SecretString } = await read('local', 'GRANTED_KEY');
    expect(SecretString).toBe('granted');
  });

  it.each(['REFUSED_KEY', 'GRANTED_KEY_2'])('lets it read no other one: %s', async (name) => {
    await expect(read('local', name)).rejects.toThrow(
      expect.objectContaining({ name: 'AccessDeniedException' }),
    );
  });
});
