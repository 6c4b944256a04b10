/** What stands where a secret was, in whatever is recorded. */
export const mask = '••••••••'
