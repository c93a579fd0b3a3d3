import * as original from '../../../functions/edge/parse-request.ts';
import { ok } from '../../../kit/result.ts';

export * from '../../../functions/edge/parse-request.ts';

/** The path is taken as it came: nothing asks whether an id or a name can be one. */
export const parseRequest: typeof original.parseRequest = (route, event) => {
  const contract = { ...route.contract, params: undefined };
  const parsed = original.parseRequest({ ...route, contract }, event);
  return parsed.ok ? ok({ ...parsed.value, params: event.pathParameters ?? {} }) : parsed;
};
