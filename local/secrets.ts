import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { secretId } from '../core/secrets/secret-id.ts';
import { decodeUtf8 } from '../kit/text/decode-utf8.ts';
import { rootClient } from './aws.ts';

const secretsFile = z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string().min(1));

type SecretValues = Readonly<Record<string, string>>;

/** The values of `.freehold/secrets.json`, and those of stand-ins, where a stage's secrets stand. */
export async function storeSecrets(
  file: string,
  endpoint: string,
  ofStandIns: SecretValues = {},
): Promise<void> {
  const values = { ...ofStandIns, ...(existsSync(file) && readSecrets(file)) };
  const client = new SecretsManagerClient(rootClient(endpoint));
  for (const [name, value] of Object.entries(values)) {
    const secret = { SecretString: value };
    const id = secretId('local', name);
    try {
      await client.send(new PutSecretValueCommand({ SecretId: id, ...secret }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      await client.send(new CreateSecretCommand({ Name: id, ...secret }));
    }
  }
}

/** What a parser says of a text may repeat it, so its message goes no further. */
export function readSecrets(file: string): SecretValues {
  try {
    const text = decodeUtf8(readFileSync(file));
    const secrets = secretsFile.safeParse(text.ok ? JSON.parse(text.value) : undefined);
    if (secrets.success) return secrets.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Error(
    `${file} must be a JSON object of NAME and text in UTF-8, such as {"STRIPE_API_KEY": "…"}`,
  );
}
