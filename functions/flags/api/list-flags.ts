import type { FlagRepository } from '../../../core/flags/flag-repository.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toFlagView } from './flag-view.ts';

export const listFlagsOperation = ({ flags }: { readonly flags: Pick<FlagRepository, 'list'> }) =>
  operation('listFlags', async ({ operator }) => {
    const items = await flags.list(operator);
    return answer(200, { items: items.map(toFlagView) });
  });
