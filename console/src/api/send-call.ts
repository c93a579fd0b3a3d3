import { client } from './client.ts';
import type { Call } from './call.ts';

/** Sends exactly the call that "Show as API call" shows; the platform checks its body. */
export const sendCall = ({ id, ...request }: Call): Promise<unknown> =>
  (client as { call(id: Call['id'], request: object): Promise<unknown> }).call(id, request);
