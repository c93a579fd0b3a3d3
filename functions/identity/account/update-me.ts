import type { EndMySessionsPorts } from '../../../core/identity/end-my-sessions.ts';
import { renameMe } from '../../../core/identity/rename-me.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const updateMeOperation = (ports: EndMySessionsPorts) =>
  operation('updateMe', async ({ principal, body: { name } }) => {
    await renameMe(ports, principal, name);
    return answer(200, { name });
  });
