import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  listOf,
  statementsIn,
  type Statement,
} from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
const controlTable = prod
  .resources('AWS::DynamoDB::Table')
  .find(({ id }) => id.startsWith('ControlTable'));

/** Who may do it to the item of the flags: by a statement that names its key, a pattern that meets it, or none. */
const whoMay = (action: RegExp) =>
  statementsIn(prod)
    .filter(({ statement }) => statement.Effect === 'Allow')
    .filter(({ statement }) => actionsOf(statement).some((name) => action.test(name)))
    .filter(({ statement }) => reachesFlags(statement))
    .map(({ id }) => id.replace(/Role.*/, ''));

function reachesFlags({ Resource, Condition }: Statement): boolean {
  const resource = JSON.stringify(Resource ?? '');
  // The item is in no index.
  if (!resource.includes(controlTable?.id ?? '') || resource.includes('/index/')) return false;
  const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
  if (keys === undefined) return true;
  // One that is no text names a partition by a resource's id: the operators' members.
  return listOf(keys)
    .filter((pattern) => typeof pattern === 'string')
    .some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test('FLAGS'));
}

describe('the flags', () => {
  it('are written by their own function, and by the erasure', () => {
    expect(whoMay(/^dynamodb:(Put|Update|Delete|BatchWrite)Item$/)).toEqual([
      expect.stringContaining('FlagsApi'),
      // It takes an erased tenant out of them.
      expect.stringContaining('EraseRecords'),
      expect.stringContaining('EraseRecords'),
    ]);
  });

  it('are read by the authorizer, the sign-in and the erasure besides', () => {
    const readers = whoMay(/^dynamodb:(Get|BatchGet)Item$|^dynamodb:Query$/).toSorted();
    expect(readers).toEqual([
      expect.stringContaining('AuthorizeRequest'),
      expect.stringContaining('FlagsApi'),
      expect.stringContaining('IdentityApi'),
      expect.stringContaining('EraseRecords'),
    ]);
  });

  it('are all of the control table that their function reaches, but for events and the edge', () => {
    const own = statementsIn(prod).filter(
      ({ id, statement }) =>
        id.includes('FlagsApi') && actionsOf(statement).some((name) => name.startsWith('dynamodb')),
    );
    expect(own.map(({ statement }) => statement.Condition)).toMatchObject([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['FLAGS', 'TENANT#platform'] } },
      ...['LIMIT#*', 'SUPPORT_USES#*', 'REFUSALS#*'].map((partition) => ({
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [partition] },
      })),
    ]);
  });
});
