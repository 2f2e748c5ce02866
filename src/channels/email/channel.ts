/** As in `Case.addresses`; the address is one that somebody has shown to be theirs. */
export const emailChannel = 'email'
