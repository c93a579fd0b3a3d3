/** E.164, of at most 15 digits: https://www.itu.int/rec/T-REC-E.164 */
export const isPhoneNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);
