import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { ItemPlaces } from './item-places.ts';
import { MANIFEST_FOLDER } from './of-the-place.ts';
import type { ObjectPlaces } from './object-places.ts';
import { partitionsOf } from './partitions-of.ts';

const AT_ONCE = 200;

type ItemsClearing = {
  /** The place to empty. */
  readonly at: TenantScope;
  /** The place that knows of partitions which this one may not list. */
  readonly other: TenantScope;
};

/** Deletes every item of the tenant at a place, and tells how many, part by part. */
export async function* clearItems(
  places: ItemPlaces,
  { at, other }: ItemsClearing,
): AsyncGenerator<number> {
  const partitions = await partitionsOf(places, [at, other], {});
  // The first partition goes last: it is what a repetition finds the others by.
  for (const start of partitions.toReversed()) {
    for await (const keys of inParts(places.items(at, start))) {
      await places.write(at, start.partition, { puts: [], deletes: keys });
      yield keys.length;
    }
  }
}

/** Deletes every object of the tenant at a place, and tells how many, part by part. */
export async function* clearObjects(places: ObjectPlaces, at: TenantScope): AsyncGenerator<number> {
  for await (const keys of inParts(places.objects(at))) {
    await places.delete(at, keys);
    yield keys.length;
  }
}

/** Deletes the manifest of a move that is over. */
export async function* clearManifest(
  places: ObjectPlaces,
  at: TenantScope,
): AsyncGenerator<number> {
  for await (const keys of inParts(manifestPages(places, at))) {
    await places.delete(at, keys);
    yield keys.length;
  }
}

async function* manifestPages(places: ObjectPlaces, at: TenantScope) {
  for await (const object of places.objects(at, MANIFEST_FOLDER)) {
    if (!object.key.startsWith(MANIFEST_FOLDER)) return;
    yield object;
  }
}

async function* inParts(items: AsyncIterable<{ readonly key: string }>): AsyncGenerator<string[]> {
  let keys: string[] = [];
  for await (const { key } of items) {
    keys.push(key);
    if (keys.length < AT_ONCE) continue;
    yield keys;
    keys = [];
  }
  if (keys.length > 0) yield keys;
}
