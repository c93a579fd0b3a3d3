import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { COUNTED } from '../../../core/rate-limits/hourly-counts.ts';
import type { LeaseRequest } from '../../../core/rate-limits/rate-counters.ts';
import { CELL_SECONDS, cellIn, HOUR, MINUTE } from '../../../core/rate-limits/rate.ts';
import { sealDueAt } from '../../../core/rate-limits/seal-uses.ts';
import { dueAttributes } from '../table/due.ts';
import { attributeOf, counterKey, USES } from './counter-item.ts';

/** Longer than any window, and than any environment remembers a counter. */
const KEPT_SECONDS = 3 * 3_600;
/** Of a tenant, whose uses must be sealed before; the schedule that seals them may be out of order for weeks. */
const KEPT_METERED_SECONDS = 35 * 86_400;

type Expressions = Pick<
  UpdateCommandInput,
  | 'UpdateExpression'
  | 'ConditionExpression'
  | 'ExpressionAttributeNames'
  | 'ExpressionAttributeValues'
>;

/** The one write of a lease: each part of it stands or falls with its condition. */
export function leaseUpdate(request: LeaseRequest): Omit<UpdateCommandInput, 'TableName'> {
  return {
    Key: counterKey(request.subject.id),
    ...merged([
      request.ceiling === 'new' ? createdCounter(request) : changedCounter(request),
      metering(request),
    ]),
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

type Part = {
  readonly set: readonly string[];
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly condition: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
};

const markNames = ({ cell }: LeaseRequest) => ({
  '#m': attributeOf('m', cellIn(MINUTE, cell)),
  '#h': attributeOf('h', cellIn(HOUR, cell)),
});

const clockOf = ({ cell, subject }: LeaseRequest) => ({
  ':cell': cell,
  ':until':
    cell * CELL_SECONDS +
    (subject.meteredTenant === undefined ? KEPT_SECONDS : KEPT_METERED_SECONDS),
});

const createdCounter = (request: LeaseRequest): Part => ({
  set: [
    '#m = :none',
    '#h = :none',
    'taken = :amount',
    'ceiling = :left',
    'cell = :cell',
    'expiresAt = :until',
  ],
  condition: ['attribute_not_exists(pk)'],
  names: markNames(request),
  values: {
    ...clockOf(request),
    ':none': 0,
    ':amount': request.amount,
    ':left': request.leftCeiling,
  },
});

/** What is taken before this write is what the marks of its cells say, where they say nothing yet. */
function changedCounter(request: LeaseRequest): Part {
  const { amount, ceiling, leftCeiling, givenBack, outdated } = request;
  const lowerMark = (isEarlier: boolean) => (isEarlier ? givenBack.amount : 0);
  const gone = [
    ...outdated.minute.map((cell) => attributeOf('m', cell)),
    ...outdated.hour.map((cell) => attributeOf('h', cell)),
  ];
  return {
    set: [
      '#m = if_not_exists(#m, taken) - :mBack',
      '#h = if_not_exists(#h, taken) - :hBack',
      'taken = taken + :more',
      'cell = :cell',
      'expiresAt = :until',
      ...(leftCeiling === undefined ? [] : ['ceiling = :left']),
    ],
    remove: gone,
    condition: ['cell <= :cell', ceiling === 'as-left' ? 'taken < ceiling' : 'taken <= :ceiling'],
    names: markNames(request),
    values: {
      ...clockOf(request),
      ':mBack': lowerMark(givenBack.isOfEarlier.minute),
      ':hBack': lowerMark(givenBack.isOfEarlier.hour),
      ':more': amount - givenBack.amount,
      ...(leftCeiling !== undefined && { ':left': leftCeiling }),
      ...(typeof ceiling === 'number' && { ':ceiling': ceiling }),
    },
  };
}

/** The uses by hour, and when the first of them that is not sealed will be. */
function metering({ uses }: LeaseRequest): Part {
  const told = COUNTED.flatMap((counted) =>
    [...(uses[counted] ?? [])].map(([hour, count]) => ({
      ...{ hour, count, name: attributeOf(USES[counted], hour) },
    })),
  );
  if (told.length === 0) return { set: [], condition: [], names: {}, values: {} };
  const first = Math.min(...told.map(({ hour }) => hour));
  const due = dueAttributes('uses', sealDueAt(first));
  return {
    set: ['dueKind = if_not_exists(dueKind, :dueKind)', 'dueAt = if_not_exists(dueAt, :dueAt)'],
    add: told.map(({ name }) => `#${name} :${name}`),
    condition: ['(attribute_not_exists(sealed) OR sealed < :firstHour)'],
    names: Object.fromEntries(told.map(({ name }) => [`#${name}`, name])),
    values: {
      ...Object.fromEntries(told.map(({ name, count }) => [`:${name}`, count])),
      ':dueKind': due.dueKind,
      ':dueAt': due.dueAt,
      ':firstHour': first,
    },
  };
}

function merged(parts: readonly Part[]): Expressions {
  const clause = (word: string, terms: readonly string[]) =>
    terms.length > 0 ? [`${word} ${terms.join(', ')}`] : [];
  return {
    UpdateExpression: [
      ...clause(
        'SET',
        parts.flatMap(({ set }) => set),
      ),
      ...clause(
        'ADD',
        parts.flatMap(({ add = [] }) => add),
      ),
      ...clause(
        'REMOVE',
        parts.flatMap(({ remove = [] }) => remove),
      ),
    ].join(' '),
    ConditionExpression: parts.flatMap(({ condition }) => condition).join(' AND '),
    ExpressionAttributeNames: Object.assign({}, ...parts.map(({ names }) => names)) as Record<
      string,
      string
    >,
    ExpressionAttributeValues: Object.assign({}, ...parts.map(({ values }) => values)) as Record<
      string,
      unknown
    >,
  };
}
