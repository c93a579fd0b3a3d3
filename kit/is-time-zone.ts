import { IANAZone } from 'luxon';

/** Whether it is a name of the IANA time zone database, such as `Europe/Berlin`. */
export const isTimeZone = (name: string): boolean => IANAZone.isValidZone(name);
