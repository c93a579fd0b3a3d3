import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { RotateOriginSecretPorts } from '../../core/edge-protection/rotate-origin-secret.ts';

/** The versions of one secret as its rotation moves them. */
export class SecretVersions {
  readonly #client: Pick<SecretsManagerClient, 'send'>;
  readonly #secretId: string;

  constructor(client: Pick<SecretsManagerClient, 'send'>, secretId: string) {
    this.#client = client;
    this.#secretId = secretId;
  }

  readonly propose: RotateOriginSecretPorts['versions']['propose'] = async (version, value) => {
    // A version keeps the value it was first given: another one with the same id would be refused.
    if ((await this.#stagesOf(version)).includes('AWSPENDING') && (await this.#hasValue(version))) {
      return;
    }
    await this.#client.send(
      new PutSecretValueCommand({
        SecretId: this.#secretId,
        ClientRequestToken: version,
        SecretString: value,
        VersionStages: ['AWSPENDING'],
      }),
    );
  };

  readonly pending: RotateOriginSecretPorts['versions']['pending'] = async (version) => {
    const { SecretString } = await this.#client.send(this.#valueOf(version));
    if (!SecretString) throw new Error('The pending version has no text.');
    return SecretString;
  };

  readonly promote: RotateOriginSecretPorts['versions']['promote'] = async (version) => {
    const { VersionIdsToStages = {} } = await this.#describe();
    const [current] =
      Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT')) ?? [];
    if (current === version) return;
    await this.#client.send(
      new UpdateSecretVersionStageCommand({
        SecretId: this.#secretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: version,
        RemoveFromVersionId: current,
      }),
    );
  };

  async #stagesOf(version: string): Promise<readonly string[]> {
    const { VersionIdsToStages = {} } = await this.#describe();
    return VersionIdsToStages[version] ?? [];
  }

  /** Secrets Manager may label a version as pending before it has a value. */
  async #hasValue(version: string): Promise<boolean> {
    try {
      await this.#client.send(this.#valueOf(version));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
      throw error;
    }
  }

  #describe() {
    return this.#client.send(new DescribeSecretCommand({ SecretId: this.#secretId }));
  }

  readonly #valueOf = (VersionId: string) =>
    new GetSecretValueCommand({
      SecretId: this.#secretId,
      VersionId,
      VersionStage: 'AWSPENDING',
    });
}
