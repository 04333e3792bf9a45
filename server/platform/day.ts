/** The day it is somewhere at an instant, as `YYYY-MM-DD`. @param timeZone IANA. */
export const dayIn = (timeZone: string, at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
