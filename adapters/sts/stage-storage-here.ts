import {
  stageStorageOf,
  type StageStorage,
  type StageStorageSettings,
} from '../../core/tenancy/stage-storage.ts';

/** The stores that a function's settings name, in its own region; throws where no region is set. */
export function stageStorageHere(settings: StageStorageSettings): StageStorage {
  const region = process.env.AWS_REGION;
  if (!region) throw new Error('AWS_REGION is not set.');
  return stageStorageOf(settings, region);
}
