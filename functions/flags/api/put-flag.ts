import { occasionOf } from '../../../core/events/domain-event.ts';
import type { FlagRepository } from '../../../core/flags/flag-repository.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toFlagView } from './flag-view.ts';

export type PutFlagPorts = {
  readonly flags: Pick<FlagRepository, 'put'>;
  readonly now: () => Date;
};

export const putFlagOperation = ({ flags, now }: PutFlagPorts) =>
  operation('putFlag', async ({ operator, params, body: rule, ifMatch: versions }) => {
    const occasion = occasionOf(operator, now());
    const written = await flags.put({ name: params.flag, rule, versions, occasion });
    if (!written.ok) return refusal(written.error);

    const { flag, isNew } = written.value;
    return answer(isNew ? 201 : 200, toFlagView(flag), etag(flag.version));
  });
