import {
  transferOwnership,
  type TransferOwnershipPorts,
} from '../../../core/members/transfer-ownership.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { authorOf } from './author-of.ts';
import { toMemberView } from './member-view.ts';

export const transferOwnershipOperation = (ports: TransferOwnershipPorts) =>
  operation('transferOwnership', async (input) => {
    const transferred = await transferOwnership(ports, authorOf(input), input.params.memberId);
    return transferred.ok
      ? answer(200, toMemberView(transferred.value), etag(transferred.value.version))
      : refusal(transferred.error);
  });
