import * as z from 'zod';
import { plainText } from './secret-reference.ts';

/** What the console looks like; its name is the platform's. */
export const brandingFile = z
  .strictObject({
    color: plainText
      .regex(/^#[0-9a-fA-F]{6}$/, { error: "must be a colour in quotes, such as '#1e5c3a'" })
      .optional()
      .meta({ description: 'Of buttons and links, made darker or lighter where it takes that.' }),
    logo: plainText
      .regex(/^[\w-]+(\/[\w-]+)*\.(svg|png)$/, {
        error: 'must be an SVG or PNG file below config/, such as branding/logo.svg',
      })
      .optional()
      .meta({ description: 'Beside the name, and in the tab: a file below config/.' }),
  })
  .meta({ description: 'What the console looks like.' });
