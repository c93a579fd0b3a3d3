import { createClient } from '@freehold/sdk';

/** The platform that serves this page. Tokens live in this object alone: no storage, no URL. */
export const client = createClient({ apiUrl: window.location.origin });
