import * as z from 'zod';
import { parseDataPath } from '../metering/data-path.ts';
import { AGGREGATIONS, isOfPlatform, PLATFORM_METERS } from '../metering/meter.ts';
import { DECIMALS, ROUNDING_MODES } from '../metering/quantity.ts';
import { crossCheck, type Contradiction, type ValidParts } from './cross-check.ts';
import { positiveWholeNumber } from './parse-by-schema.ts';
import { plainText } from './secret-reference.ts';

/** At most 40 characters: it stands in keys, and in the names of what a billing system has of it. */
const METER_ID = /^(?=.{1,40}$)[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const DIMENSION = /^(?=.{1,40}$)[a-zA-Z][a-zA-Z0-9_]*$/;
/** Each combination of their values has windows of its own. */
const MAX_DIMENSIONS = 5;

const PATH_EXPLANATION = 'must be a path into the event’s data, such as $.size or $.items[0].size';
const path = plainText.refine((text) => parseDataPath(text) !== null, { error: PATH_EXPLANATION });

const rounding = z
  .strictObject({
    decimals: z.int().min(0).max(DECIMALS).default(0),
    mode: z.enum(ROUNDING_MODES).default('half_up'),
  })
  .prefault({})
  .meta({ description: 'Of the total of a period; windows are exact.' });

const meterFile = z
  .strictObject({
    name: plainText,
    event_type: plainText.meta({ description: 'The type of the events that it counts.' }),
    aggregation: z.enum(AGGREGATIONS),
    value: path.optional().meta({ description: 'Where the value stands; not of a count.' }),
    dimensions: z
      .record(z.string().regex(DIMENSION, 'must be a name such as region'), path)
      .default({})
      .meta({ description: 'What usage can be grouped by, and where it stands.' }),
    unit: plainText.meta({ description: 'Of the total, for people: mail, GB-hour.' }),
    rounding,
  })
  .check(crossCheck<MeterFile>(meterInItself));

type MeterFile = {
  readonly event_type: string;
  readonly aggregation: (typeof AGGREGATIONS)[number];
  readonly value?: string | undefined;
  readonly dimensions: Readonly<Record<string, string>>;
};

/** Three days: what a client lost in an outage comes within them. */
const GRACE_HOURS = 72;

export const meteringFile = z
  .strictObject({
    grace_hours: positiveWholeNumber
      .default(GRACE_HOURS)
      .meta({ description: 'How long after a period late usage still belongs to it.' }),
    meters: z
      .record(z.string(), meterFile)
      .default({})
      .check(crossCheck<Readonly<Record<string, object>>>(meterIds))
      .meta({ propertyNames: { pattern: METER_ID.source } }),
  })
  .prefault({});

export type MeteringFile = z.output<typeof meteringFile>;

function meterInItself(meter: ValidParts<MeterFile>): Contradiction[] {
  return [...valueErrors(meter), ...dimensionErrors(meter), ...typeErrors(meter)];
}

function valueErrors(meter: ValidParts<MeterFile>): Contradiction[] {
  const { aggregation } = meter;
  if (aggregation === undefined || (aggregation === 'count') !== 'value' in meter) return [];
  return aggregation === 'count'
    ? [{ path: ['value'], message: 'is of no use to a count: remove it' }]
    : [{ path: [], message: `needs a value for ${aggregation}` }];
}

function dimensionErrors({ aggregation, dimensions }: ValidParts<MeterFile>): Contradiction[] {
  const count = Object.keys(dimensions ?? {}).length;
  const path = ['dimensions'];
  if (count > MAX_DIMENSIONS) return [{ path, message: `must be at most ${MAX_DIMENSIONS}` }];
  if (count === 0 || aggregation !== 'unique_count') return [];
  const message = 'are not taken of unique values: those of two groups do not add up';
  return [{ path, message }];
}

function typeErrors({ event_type: type = '' }: ValidParts<MeterFile>): Contradiction[] {
  if (!isOfPlatform({ type, source: '' })) return [];
  const message = 'begins with `freehold`, which the platform keeps to itself';
  return [{ path: ['event_type'], message }];
}

function meterIds(meters: ValidParts<Readonly<Record<string, object>>>): Contradiction[] {
  return Object.keys(meters).flatMap((id): Contradiction[] => {
    if (Object.hasOwn(PLATFORM_METERS, id)) {
      return [{ path: [id], at: 'key', message: 'is a meter that the platform has by itself' }];
    }
    if (METER_ID.test(id)) return [];
    const message = 'must be a name in lower case such as mails_sent, at most 40 characters';
    return [{ path: [id], at: 'key', message }];
  });
}
