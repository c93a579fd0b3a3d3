import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { ItemPlaces } from './item-places.ts';
import { MANIFEST_FOLDER } from './of-the-place.ts';
import type { ObjectPlaces } from './object-places.ts';
import { partitionsOf } from './partitions-of.ts';
import { isFullPart } from './write-part.ts';

const OBJECTS_AT_ONCE = 200;

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
    for await (const keys of inParts(places.items(at, start), isFullPart)) {
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

type Sized = { readonly key: string; readonly bytes: number };

async function* inParts(
  found: AsyncIterable<Sized>,
  isFull: (count: number, bytes: number) => boolean = (count) => count >= OBJECTS_AT_ONCE,
): AsyncGenerator<string[]> {
  let keys: string[] = [];
  let total = 0;
  for await (const { key, bytes } of found) {
    keys.push(key);
    total += bytes;
    if (!isFull(keys.length, total)) continue;
    yield keys;
    keys = [];
    total = 0;
  }
  if (keys.length > 0) yield keys;
}
