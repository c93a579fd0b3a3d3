import type { RequestAnalysis, StatementExplain } from '@cloud-copilot/iam-simulate';

type Analysis = RequestAnalysis['identityAnalysis'];

/** Says in one line which statements spoke of the action and why none of them allowed it. */
export function nearMisses(analysis: Analysis): string {
  const denied = (analysis?.denyStatements ?? []).map(
    ({ explain }) => `${nameOf(explain)} denies it`,
  );
  if (denied.length > 0) return denied.join(', ');
  const near = (analysis?.unmatchedStatements ?? [])
    .filter(({ actionMatch, explain }) => actionMatch && explain.effect === 'Allow')
    .map(({ explain }) => `${nameOf(explain)} has ${mismatchOf(explain)}`);
  return near.length > 0 ? near.join(', ') : 'no statement allows the action';
}

const nameOf = ({ identifier }: StatementExplain) => `statement ${identifier}`;

function mismatchOf({ resourceMatch, conditions = [] }: StatementExplain): string {
  if (!resourceMatch) return 'another resource';
  const failed = conditions
    .filter(({ matches }) => !matches)
    .map(({ operator, conditionKeyValue }) => `${operator} ${conditionKeyValue}`);
  return `an unmet condition: ${failed.join(', ')}`;
}
