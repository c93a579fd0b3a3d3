import { occasionOf } from '../../../core/events/domain-event.ts';
import type { FlagRepository } from '../../../core/flags/flag-repository.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type DeleteFlagPorts = {
  readonly flags: Pick<FlagRepository, 'delete'>;
  readonly now: () => Date;
};

export const deleteFlagOperation = ({ flags, now }: DeleteFlagPorts) =>
  operation('deleteFlag', async ({ operator, params, ifMatch: versions }) => {
    const occasion = occasionOf(operator, now());
    const deleted = await flags.delete({ name: params.flag, versions, occasion });
    return deleted.ok ? answer(204) : refusal(deleted.error);
  });
