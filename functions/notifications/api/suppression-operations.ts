import type { Suppression, Suppressions } from '../../../core/notifications/suppression.ts';
import { isId, type Id } from '../../../kit/id.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';

export type SuppressionPorts = {
  readonly suppressions: Pick<Suppressions, 'list' | 'remove'>;
  readonly now: () => Date;
};

export const listSuppressions = ({ suppressions }: SuppressionPorts) =>
  listOperation('listSuppressions', {
    isKey: (after): after is Id<'sup'> => isId('sup', after),
    load: ({ tenant }, page) => suppressions.list(tenant, page),
    toView,
  });

export const removeSuppression = ({ suppressions, now }: SuppressionPorts) =>
  operation('removeSuppression', async ({ tenant, params: { suppressionId } }) =>
    (await suppressions.remove(tenant, suppressionId, now()))
      ? answer(204)
      : refusal({ kind: 'SuppressionNotFound' }),
  );

const toView = ({ since, ...suppression }: Suppression) => ({
  ...suppression,
  since: since.toISOString(),
});
