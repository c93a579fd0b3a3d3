import * as z from 'zod';
import { plainText } from './secret-reference.ts';

const hostName = plainText.regex(
  /^(?=.{4,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  {
    error: 'must be a host name in lower case, such as app.example.com',
  },
);

/** Where tenants have names of their own, and where these lead. */
export const appDomainFile = z
  .strictObject({
    name: hostName.meta({ description: 'Tenants are at `<slug>.<name>`.' }),
    target: hostName.meta({ description: 'The host of the application, to which they lead.' }),
    hosted_zone_id: plainText
      .regex(/^Z[0-9A-Z]{3,31}$/, {
        error: 'must be the id of a hosted zone, such as Z0123456789ABC',
      })
      .optional()
      .meta({ description: 'The Route 53 zone of the name; without it records are set by hand.' }),
  })
  .meta({ description: 'The domain of the application.' });
