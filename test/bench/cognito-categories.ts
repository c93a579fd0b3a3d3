import { tellCalls, type JournalEntry } from './gate-journal.ts';
import type { Table } from './table.ts';

type Category = { readonly perSecond: number; readonly operations: readonly string[] };

/**
 * Requests a second of all pools of an account together, and the operations of ours that count there:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
export const CATEGORIES: Readonly<Record<string, Category>> = {
  UserPoolUpdate: {
    perSecond: 15,
    operations: ['CreateUserPool', 'UpdateUserPool', 'DeleteUserPool'],
  },
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html */
  TagResource: { perSecond: 5, operations: ['TagResource'] },
  UserPoolResourceUpdate: { perSecond: 15, operations: ['SetUserPoolMfaConfig', 'CreateGroup'] },
  UserPoolClientUpdate: { perSecond: 15, operations: ['CreateUserPoolClient'] },
  UserPoolClientRead: { perSecond: 15, operations: ['ListUserPoolClients'] },
  UserCreation: { perSecond: 50, operations: ['AdminCreateUser'] },
  UserUpdate: { perSecond: 25, operations: ['AdminAddUserToGroup'] },
  UserAccountRecovery: { perSecond: 30, operations: ['AdminSetUserPassword'] },
  UserRead: { perSecond: 120, operations: ['AdminGetUser'] },
};

/** What one tenant takes of each, those that it takes nothing of included; throws at a call of no known category. */
export function cognitoTable(entries: readonly JournalEntry[]): Table {
  const ofCognito = entries.filter(({ call }) => call.startsWith('cognito-idp:'));
  const groups = Map.groupBy(ofCognito, ({ call }) => categoryOf(call));
  const rows = Object.entries(CATEGORIES).map(([category, { perSecond }]) => {
    const calls = groups.get(category) ?? [];
    const tenants = calls.length === 0 ? '' : Math.floor(perSecond / calls.length);
    return [category, perSecond, calls.length, tenants, tellCalls(calls)];
  });
  return {
    title: 'Cognito’s calls for a tenant, by quota category',
    columns: ['category', 'requests a second', 'calls', 'tenants a second', 'which'],
    rows: [...rows, ['all', '', ofCognito.length, '', '']],
  };
}

export function categoryOf(call: string): string {
  const operation = call.slice('cognito-idp:'.length);
  const found = Object.entries(CATEGORIES).find(([, { operations }]) =>
    operations.includes(operation),
  );
  if (found) return found[0];
  throw new Error(`${operation} stands in no category of Cognito's quotas.`);
}
