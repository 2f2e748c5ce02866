/** Faults of ours: each carries a code and says what was tried and what to do next; never a person's words. */
export class CairnError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = new.target.name
  }
}

/** A file in `content/` or `locales/` that cannot be used. The message names file, path and field. */
export class ContentError extends CairnError {}

/** The environment's settings cannot be used. The message names each variable. */
export class ConfigError extends CairnError {}

/** The store could not do what was asked; what it holds is what it held before. */
export class StoreError extends CairnError {
  constructor(
    override readonly code: 'full' | 'readOnly' | 'broken' | 'locked',
    message: string,
    options?: { cause?: unknown },
  ) {
    super(code, message, options)
  }
}
