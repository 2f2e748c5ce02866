/** As in `Case.addresses`; the address is the number in E.164. */
export const smsChannel = 'sms'
