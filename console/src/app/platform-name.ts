/** What the platform is called where no tenant's name stands. */
export const PLATFORM_NAME = 'Freehold';
