/** The last step of a build: learns what there is to learn from `content/` and `locales/`, and keeps it beside the build. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from './config.js'
import { fillShelf } from './learning/shelf.js'
import { loadSafety, safetyLesson } from './safety/index.js'
import { loadLexicons, loadNeeds, understandingLessons } from './understanding/index.js'

try {
  const config = readConfig()
  fillShelf([
    ...understandingLessons({
      lexicons: loadLexicons(config.LOCALES_DIR, readdirSync(config.LOCALES_DIR)),
      needs: loadNeeds(join(config.CONTENT_DIR, 'needs')),
    }),
    safetyLesson(loadSafety(join(config.CONTENT_DIR, 'safety'))),
  ])
} catch (error) {
  process.stderr.write(`cairn: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
