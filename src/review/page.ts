/** The reviewer's page: one form, the English beside each line, in the order of the conversation. */
import nunjucks from 'nunjucks'
import { fieldOf, type ReviewLine } from './lines.js'

export interface ReviewPage {
  readonly language: { readonly code: string; readonly name: string; readonly direction: string }
  readonly signed: { readonly by: string | null; readonly on: string | null }
  readonly lines: readonly ReviewLine[]
  /** What was typed and could not be saved, by field, and why. */
  readonly faults: ReadonlyMap<string, { readonly text: string; readonly why: string }>
  readonly notice?: string
}

export function createReviewPage(viewFolder: string): (page: ReviewPage) => string {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(viewFolder), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  return ({ lines, faults, ...page }) =>
    environment.render('review.njk', {
      ...page,
      problems: faults.size,
      sections: [...Map.groupBy(lines, ({ namespace }) => namespace)].map(([name, of]) => ({
        name,
        lines: of.map((line) => ({
          ...line,
          field: fieldOf(line),
          key: line.path.join('.'),
          shown: faults.get(fieldOf(line))?.text ?? line.text,
          fault: faults.get(fieldOf(line))?.why,
          rows: Math.ceil(line.text.length / 60),
        })),
      })),
    })
}
