/** As in `Case.addresses`: the page and everything else that comes over Direct Line. */
export const webChannel = 'web'
