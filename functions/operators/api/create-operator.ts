import { createOperator, type CreateOperatorPorts } from '../../../core/members/create-operator.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toOperatorView } from './operator-view.ts';

export const createOperatorOperation = (ports: CreateOperatorPorts) =>
  operation('createOperator', async ({ operator: author, body }) => {
    const created = await createOperator(ports, author, body);
    if (!created.ok) return refusal(created.error);
    const { operator, firstPassword } = created.value;
    return answer(201, { ...toOperatorView(operator), firstPassword });
  });
