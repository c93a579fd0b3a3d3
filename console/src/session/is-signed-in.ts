import { SessionEndedError } from '@freehold/sdk';
import { callOptions } from '../api/use-call.ts';
import { queryClient } from '../api/query-client.ts';

/** Whether somebody is. An outage is no answer to that: the page then shows it. */
export async function isSignedIn(): Promise<boolean> {
  try {
    await queryClient.query({ ...callOptions('showMe', {}), staleTime: 'static' });
    return true;
  } catch (error) {
    return !(error instanceof SessionEndedError);
  }
}
