/** What a failing disk means for Cairn, and what a person can do about it. */
import { StoreError } from '../errors.js'

const fullCodes = new Set(['ENOSPC', 'EDQUOT'])
const readOnlyCodes = new Set(['EROFS', 'EACCES', 'EPERM'])

export const diskCode = (error: unknown) => textOf(error, 'code')

function textOf(error: unknown, field: 'code' | 'syscall' | 'name'): string | undefined {
  if (typeof error !== 'object' || error === null || !(field in error)) return undefined
  const value = (error as Record<string, unknown>)[field]
  return typeof value === 'string' ? value : undefined
}

/**
 * The `StoreError` for a failure while `tried` ("store a case") was done in `folder`. The cause is reduced to its code
 * and system call: the original names the file, and with it the case.
 */
export function storeFault(error: unknown, tried: string, folder: string): StoreError {
  if (error instanceof StoreError) return error
  const code = diskCode(error) ?? textOf(error, 'name') ?? 'an unknown fault'
  const options = { cause: new Error(`${code} in ${textOf(error, 'syscall') ?? tried}`) }
  if (fullCodes.has(code))
    return new StoreError(
      'full',
      `Could not ${tried}: the disk that holds ${folder} is full. Free some space; nothing that was stored is lost.`,
      options,
    )
  if (readOnlyCodes.has(code))
    return new StoreError(
      'readOnly',
      `Could not ${tried}: ${folder} cannot be written. Make it writable for the account that runs Cairn.`,
      options,
    )
  return new StoreError(
    'broken',
    `Could not ${tried}: ${folder} answered ${code}. Check the disk and the system's log.`,
    options,
  )
}
