import { expect, it } from 'vitest';
import { isMarkerObject } from '../../../core/moves/placement-objects.ts';

it.each([
  ['.prepared', true],
  ['.moving/1/0', true],
  ['.archives/job_1/archive.zip', true],
  ['history/job_1/audit/0001.jsonl', false],
  ['files/fil_1/.archives', false],
])('a move takes %s for a marker of the place: %s', (key, isMarker) => {
  expect(isMarkerObject(key)).toBe(isMarker);
});
