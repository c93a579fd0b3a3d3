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
import type { StoresRefused } from '../../core/tenancy/own-stores.ts';
import type { OwnKey, Placement } from '../../core/tenancy/placement.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { storeTags } from '../own-stores/store-tags.ts';

export type KmsTenantKeysOptions = {
  readonly client: KMSClient;
  /** Repeats nothing by itself (unrepeated-config.ts): a second creation makes a second key. */
  readonly onceClient: KMSClient;
  readonly stage: string;
};

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
  async ensure(placement: Placement, own: OwnKey): Promise<Result<string, StoresRefused>> {
    const { named, unnamed } = await this.#keysOf(placement, own);
    if (named && isUsable(named)) return ok(arnOf(named));
    // Left by a deletion that did not come to its end.
    if (named) await this.#deleteAlias(own);

    const orphan = unnamed.find(isUsable);
    const key = orphan ? ok(arnOf(orphan)) : await this.#create(placement);
    if (!key.ok) return key;

    // The alias comes last: whoever finds it finds a key that is complete.
    await this.#client.send(new EnableKeyRotationCommand({ KeyId: key.value }));
    await this.#client.send(
      new CreateAliasCommand({ AliasName: own.keyAlias, TargetKeyId: key.value }),
    );
    return key;
  }

  /** Has every key of the tenant destroyed after the waiting period; again is harmless. Throws on an outage. */
  async retire(placement: Placement, own: OwnKey): Promise<void> {
    const { named, unnamed } = await this.#keysOf(placement, own);
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

  async #create(placement: Placement): Promise<Result<string, StoresRefused>> {
    const tags = Object.entries(storeTags(placement, this.#stage));
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
      return fail({ kind: 'StoresRefused', reason: 'The account can hold no more KMS keys.' });
    }
  }

  /** The key with the tenant's alias, and those that should have got it. */
  async #keysOf(placement: Placement, { keyAlias }: OwnKey) {
    const aliases = await this.#aliases();
    const namedId = aliases.get(keyAlias);
    const named = namedId === undefined ? undefined : await this.#describe(namedId);

    const targets = new Set(aliases.values());
    const unnamed: KeyMetadata[] = [];
    for await (const { Keys = [] } of paginateListKeys(
      { client: this.#client },
      { Limit: 1_000 },
    )) {
      for (const { KeyId } of Keys) {
        const key =
          KeyId === undefined || targets.has(KeyId) ? undefined : await this.#describe(KeyId);
        if (key?.Description === this.#descriptionOf(placement)) unnamed.push(key);
      }
    }
    return { named, unnamed };
  }

  async #aliases(): Promise<ReadonlyMap<string, string>> {
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

  async #deleteAlias({ keyAlias }: OwnKey): Promise<void> {
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
  throw new Error('KMS told of a key without an ARN.');
}
