import { callUntyped } from './client.ts';
import type { Call } from './call.ts';

/** Sends exactly the call that "Show as API call" shows. */
export const sendCall = ({ id, ...request }: Call): Promise<unknown> => callUntyped(id, request);
