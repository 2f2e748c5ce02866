/** The safety slot: what `main.ts` needs to build it, and the ports that others name. */
export { createHelplines } from './helplines.js'
export { safetyLesson } from './learnt.js'
export { loadSafety, type SafetyContent } from './load.js'
export { createSafetyNet } from './net.js'
