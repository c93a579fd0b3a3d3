import { batched } from '../../kit/batched.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { PlacementItems } from './placement-items.ts';
import { MANIFEST_FOLDER, type PlacedObject, type PlacementObjects } from './placement-objects.ts';
import { PART_BYTES, partitionsOf, weightOf } from './sync-items.ts';

const OBJECTS_AT_ONCE = 200;

type ItemsClearing = {
  /** The placement to empty. */
  readonly at: TenantScope;
  /** The placement that knows of partitions which this one may not list. */
  readonly other: TenantScope;
};

/** Deletes every item of the tenant at a placement, and tells how many, part by part. */
export async function* clearItems(
  items: PlacementItems,
  { at, other }: ItemsClearing,
): AsyncGenerator<number> {
  const partitions = await partitionsOf(items, [at, other], {});
  // The first partition goes last: it is what a repetition finds the others by.
  for (const start of partitions.toReversed()) {
    for await (const part of batched(items.items(at, start), PART_BYTES, weightOf)) {
      const deletes = part.map(({ key }) => key);
      await items.write(at, start.partition, { puts: [], deletes });
      yield deletes.length;
    }
  }
}

/** Deletes every object of the tenant at a placement, and tells how many, part by part; then their versions. */
export async function* clearObjects(
  objects: PlacementObjects,
  at: TenantScope,
): AsyncGenerator<number> {
  yield* clear(objects, at, objects.objects(at));
  const versions = objects.clearVersions(at)[Symbol.asyncIterator]();
  while ((await versions.next()).done !== true) yield 0;
}

/** Deletes the manifest of a move that is over. */
export const clearManifest = (objects: PlacementObjects, at: TenantScope) =>
  clear(objects, at, manifestPages(objects, at));

async function* clear(
  objects: PlacementObjects,
  at: TenantScope,
  found: AsyncIterable<PlacedObject>,
): AsyncGenerator<number> {
  for await (const part of batched(found, OBJECTS_AT_ONCE)) {
    await objects.delete(
      at,
      part.map(({ key }) => key),
    );
    yield part.length;
  }
}

async function* manifestPages(objects: PlacementObjects, at: TenantScope) {
  for await (const object of objects.objects(at, MANIFEST_FOLDER)) {
    if (!object.key.startsWith(MANIFEST_FOLDER)) return;
    yield object;
  }
}
