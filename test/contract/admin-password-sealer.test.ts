import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { beforeAll, describe, expect, it } from 'vitest';
import { KmsAdminPasswordOpener } from '../../adapters/kms/kms-admin-password-opener.ts';
import { KmsAdminPasswordSealer } from '../../adapters/kms/kms-admin-password-sealer.ts';
import { newId } from '../../kit/id.ts';
import { asRoot } from '../support/local-cloud.ts';

const password = 'Correct-Hörse-7-Battery 𝄞';
let sealer: KmsAdminPasswordSealer;
let opener: KmsAdminPasswordOpener;

beforeAll(async () => {
  const kms = new KMSClient(asRoot());
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  const keyArn = KeyMetadata?.Arn ?? '';
  sealer = new KmsAdminPasswordSealer(kms, keyArn);
  opener = new KmsAdminPasswordOpener(kms, keyArn);
});

describe('KmsAdminPasswordSealer', () => {
  it('seals a password that opens again for its tenant', async () => {
    const tenantId = newId('tnt');
    const sealed = await sealer.seal(tenantId, password);

    expect(sealed).not.toContain(password);
    expect(Buffer.from(sealed, 'base64').toString()).not.toContain(password);
    expect(await opener.open(tenantId, sealed)).toBe(password);
  });

  it('seals it for no other tenant', async () => {
    const sealed = await sealer.seal(newId('tnt'), password);

    await expect(opener.open(newId('tnt'), sealed)).rejects.toThrow();
  });
});
