/** A name may hold a line break; a subject and a greeting may not. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
