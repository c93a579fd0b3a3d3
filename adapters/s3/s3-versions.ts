import { ListObjectsV2Command, NoSuchBucket, type S3Client } from '@aws-sdk/client-s3';
import type {
  ErasableStore,
  ErasedTenant,
  Found,
  FoundPage,
  RemainsPage,
  SweptStore,
} from '../../core/erasure/erasable-store.ts';
import { versionsUnder } from './clear-prefix.ts';
import { deleteObjects, type DeletedObject } from './delete-objects.ts';

/** Where the tenant's objects are, and who may list and delete them. */
export type Prefix = {
  readonly client: S3Client;
  readonly Bucket: string;
  readonly Prefix: string;
  /** Whether that is what the bucket answers once it is gone. */
  readonly isGone?: (error: unknown) => boolean;
};
type PrefixOf = (erased: ErasedTenant) => Promise<Prefix>;

/** All versions and delete markers under a tenant's prefix. */
export class S3Versions implements ErasableStore {
  readonly name: string;
  readonly #prefixOf: PrefixOf;

  constructor(name: string, prefixOf: PrefixOf) {
    this.name = name;
    this.#prefixOf = prefixOf;
  }

  async *pages(erased: ErasedTenant): AsyncGenerator<FoundPage> {
    for (;;) {
      // Opened for each page, and from the beginning: a long run outlives a session, and what was listed is gone.
      const { versions, isTruncated } = await versionsAt(await this.#prefixOf(erased));
      if (versions.length > 0) yield { found: versions.map((one) => this.#found(one)) };
      if (!isTruncated) return;
    }
  }

  async remove(erased: ErasedTenant, found: readonly Found[]): Promise<void> {
    const { client, Bucket } = await this.#prefixOf(erased);
    await deleteObjects(
      client,
      Bucket,
      found.map(({ handle }) => handle as DeletedObject),
    );
  }

  #found(handle: DeletedObject): Found {
    return { key: `${handle.Key} ${handle.VersionId ?? ''}`, kind: this.name, handle };
  }
}

/** Whether anything is left under a prefix: as the plain listing shows it, and with its versions. */
export class PrefixRemains implements SweptStore {
  readonly name: string;
  readonly #prefixOf: PrefixOf;

  constructor(name: string, prefixOf: PrefixOf) {
    this.name = name;
    this.#prefixOf = prefixOf;
  }

  async *remains(erased: ErasedTenant): AsyncGenerator<RemainsPage> {
    const prefix = await this.#prefixOf(erased);
    const [plain, { versions }] = await Promise.all([keysAt(prefix), versionsAt(prefix)]);
    yield { keys: [...new Set([...plain, ...versions.map(({ Key }) => Key)])] };
  }
}

const NOTHING = { versions: [], isTruncated: false };

const versionsAt = ({ client, Bucket, Prefix, isGone }: Prefix) =>
  versionsUnder(client, { Bucket, Prefix }).catch((error: unknown) => {
    if (isGone?.(error)) return NOTHING;
    throw error;
  });

async function keysAt({ client, Bucket, Prefix, isGone }: Prefix): Promise<string[]> {
  try {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  } catch (error) {
    if (error instanceof NoSuchBucket || isGone?.(error)) return [];
    throw error;
  }
}
