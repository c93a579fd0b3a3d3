import * as z from 'zod';
import { isId, type Id } from './id.ts';

/** A well-formed id of that prefix. */
export const idSchema = <Prefix extends string>(prefix: Prefix) =>
  z.custom<Id<Prefix>>((text) => typeof text === 'string' && isId(prefix, text));
