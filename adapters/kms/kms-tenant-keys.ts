import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  LimitExceededException,
  NotFoundException,
  paginateListAliases,
  paginateListKeys,
  ScheduleKeyDeletionCommand,
  type KeyMetadata,
  type KMSClient,
} from '@aws-sdk/client-kms';
import type { ResourcesRefused } from '../../core/tenancy/dedicated-resources.ts';
import type { DedicatedKey, Placement } from '../../core/tenancy/placement.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { resourceTags } from '../aws/resource-tags.ts';

export type KmsTenantKeysOptions = {
  readonly client: KMSClient;
  /** Repeats nothing by itself (`unrepeatedConfig`): a second creation makes a second key. */
  readonly onceClient: KMSClient;
  readonly stage: string;
};

/** Ids of keys by the aliases that name them. */
type Aliases = ReadonlyMap<string, string>;

/** So many keys are looked at together; KMS admits 2,000 such calls a second. */
const KEYS_AT_ONCE = 50;

/** The least that KMS lets a key wait before it is destroyed. */
const PENDING_WINDOW_DAYS = 7;

/**
 * Keys of single tenants. A key counts once its alias stands, and is found by it. A key whose alias was
 * lost to a crash, or whose creation got no answer, is found by its description among the account's keys
 * without an alias: it is adopted by the next run, and in any case deleted with the tenant.
 */
export class KmsTenantKeys {
  readonly #client: KMSClient;
  readonly #onceClient: KMSClient;
  readonly #stage: string;

  constructor({ client, onceClient, stage }: KmsTenantKeysOptions) {
    this.#client = client;
    this.#onceClient = onceClient;
    this.#stage = stage;
  }

  /** The ARN of the tenant's key, made when there is none. Throws on an outage. */
  async ensure(placement: Placement, own: DedicatedKey): Promise<Result<string, ResourcesRefused>> {
    const aliases = await this.#aliases();
    const named = await this.#namedKey(aliases, own);
    if (named && isUsable(named)) return ok(arnOf(named));
    // Left by a deletion that did not come to its end.
    if (named) await this.#deleteAlias(own);

    const orphan = (await this.#unnamedKeys(aliases, placement)).find(isUsable);
    const key = orphan ? ok(arnOf(orphan)) : await this.#create(placement);
    if (!key.ok) return key;

    // The alias comes last: a key with an alias is complete.
    await this.#client.send(new EnableKeyRotationCommand({ KeyId: key.value }));
    await this.#client.send(
      new CreateAliasCommand({ AliasName: own.keyAlias, TargetKeyId: key.value }),
    );
    return key;
  }

  /** Has every key of the tenant destroyed after the waiting period; again is harmless. Throws on an outage. */
  async retire(placement: Placement, own: DedicatedKey): Promise<void> {
    const aliases = await this.#aliases();
    const named = await this.#namedKey(aliases, own);
    const unnamed = await this.#unnamedKeys(aliases, placement);
    for (const key of [...(named ? [named] : []), ...unnamed]) {
      if (key.KeyState === 'PendingDeletion') continue;
      await this.#client.send(
        new ScheduleKeyDeletionCommand({
          KeyId: key.KeyId,
          PendingWindowInDays: PENDING_WINDOW_DAYS,
        }),
      );
    }
    if (named) await this.#deleteAlias(own);
  }

  async #create(placement: Placement): Promise<Result<string, ResourcesRefused>> {
    const tags = Object.entries(resourceTags(placement, this.#stage));
    try {
      const { KeyMetadata: key } = await this.#onceClient.send(
        new CreateKeyCommand({
          Description: this.#descriptionOf(placement),
          Tags: tags.map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
        }),
      );
      if (!key) throw new Error('CreateKey answered without a key.');
      return ok(arnOf(key));
    } catch (error) {
      if (!(error instanceof LimitExceededException)) throw error;
      return fail({ kind: 'ResourcesRefused', reason: 'The account can hold no more KMS keys.' });
    }
  }

  async #namedKey(aliases: Aliases, { keyAlias }: DedicatedKey): Promise<KeyMetadata | undefined> {
    const keyId = aliases.get(keyAlias);
    return keyId === undefined ? undefined : this.#describe(keyId);
  }

  /** The tenant's keys that should have got its alias, among all keys of the account that have none. */
  async #unnamedKeys(aliases: Aliases, placement: Placement): Promise<KeyMetadata[]> {
    const named = new Set(aliases.values());
    const description = this.#descriptionOf(placement);
    const found: KeyMetadata[] = [];
    for await (const { Keys = [] } of paginateListKeys(
      { client: this.#client },
      { Limit: KEYS_AT_ONCE },
    )) {
      const unnamed = Keys.flatMap(({ KeyId }) => (KeyId && !named.has(KeyId) ? [KeyId] : []));
      const described = await Promise.all(unnamed.map((keyId) => this.#describeOurs(keyId)));
      found.push(...described.flatMap((key) => (key?.Description === description ? [key] : [])));
    }
    return found;
  }

  /** Undefined for a key whose own policy tells this account's roles nothing: it is none of ours. */
  async #describeOurs(keyId: string): Promise<KeyMetadata | undefined> {
    try {
      return await this.#describe(keyId);
    } catch (error) {
      const isForeign = error instanceof Error && error.name === 'AccessDeniedException';
      if (isForeign || error instanceof NotFoundException) return undefined;
      throw error;
    }
  }

  async #aliases(): Promise<Aliases> {
    const targets = new Map<string, string>();
    for await (const { Aliases = [] } of paginateListAliases(
      { client: this.#client },
      { Limit: 100 },
    )) {
      for (const { AliasName, TargetKeyId } of Aliases) {
        if (AliasName && TargetKeyId) targets.set(AliasName, TargetKeyId);
      }
    }
    return targets;
  }

  async #describe(keyId: string): Promise<KeyMetadata | undefined> {
    const { KeyMetadata: key } = await this.#client.send(new DescribeKeyCommand({ KeyId: keyId }));
    return key;
  }

  async #deleteAlias({ keyAlias }: DedicatedKey): Promise<void> {
    try {
      await this.#client.send(new DeleteAliasCommand({ AliasName: keyAlias }));
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
    }
  }

  #descriptionOf({ tenantId }: Placement): string {
    return `Freehold ${this.#stage}: the data of ${tenantId}`;
  }
}

const isUsable = ({ KeyState }: KeyMetadata): boolean => KeyState === 'Enabled';

function arnOf({ Arn }: KeyMetadata): string {
  if (Arn) return Arn;
  throw new Error('KMS returned a key without an ARN.');
}
