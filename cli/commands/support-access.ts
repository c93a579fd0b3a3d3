import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

type Access = AnswerOf<'grantSupportAccess'>;
type Asked = AnswerOf<'withdrawAccess'>;
type Scopes = NonNullable<OperationRequest<'askForAccess'>['body']>['scopes'];

export type RequestOptions = {
  readonly reason: string;
  readonly scope: Scopes;
  readonly hours: number;
  readonly emergency?: boolean;
};

/** `freehold support-access request TENANT --reason … --scope … --hours …` */
export async function requestAccess(
  { call, output }: CliContext,
  tenantId: string,
  { reason, scope: scopes, hours: durationHours, emergency }: RequestOptions,
): Promise<void> {
  const request = { params: { tenantId }, body: { reason, scopes, durationHours } };
  const asked = emergency
    ? await call('askForEmergencyAccess', request)
    : await call('askForAccess', request);
  output.result(asked, linesOfAsked(asked));
}

/** `freehold support-access list [TENANT]`: of that tenant as an operator, of one's own without. */
export async function listAccess({ call, output }: CliContext, tenantId?: string): Promise<void> {
  const items: Access[] = [];
  let cursor: string | undefined;
  do {
    const query = { cursor };
    const page =
      tenantId === undefined
        ? await call('listSupportAccess', { query })
        : await call('listAccessOfTenant', { params: { tenantId }, query });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const rows = items.map(({ id, status, operator, scopes, until, reason }) => [
    ...[id, status, operator.name, scopes.join(' ')],
    ...[until ? clock(until) : '', reason],
  ]);
  const head = ['ID', 'STATUS', 'OPERATOR', 'SCOPES', 'UNTIL', 'REASON'];
  output.result({ items }, table([head, ...rows]));
}

type OwnersDecision = 'grantSupportAccess' | 'refuseSupportAccess' | 'revokeSupportAccess';
type OperatorsDecision = 'withdrawAccess' | 'confirmEmergencyAccess';

/** `freehold support-access grant ID`, `refuse` and `revoke`. */
export async function decideAsOwner(
  { call, output }: CliContext,
  operation: OwnersDecision,
  accessId: string,
): Promise<void> {
  const access = await call<OwnersDecision>(operation, { params: { accessId } });
  output.result(access, [`${access.id} is ${access.status} now.`]);
}

/** `freehold support-access withdraw TENANT ID`, and `confirm`. */
export async function decideAsOperator(
  { call, output }: CliContext,
  operation: OperatorsDecision,
  params: { readonly tenantId: string; readonly accessId: string },
): Promise<void> {
  const access =
    operation === 'withdrawAccess'
      ? await call('withdrawAccess', { params })
      : await call('confirmEmergencyAccess', { params });
  output.result(access, [`${access.id} is ${access.status} now.`]);
}

const linesOfAsked = ({ id, status, credential }: Asked): string[] => [
  `${id} is ${status}.`,
  `Once it is granted, send: Authorization: Freehold-Support access=${credential}, token=<accessToken>`,
];
