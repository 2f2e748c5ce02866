/** Notices as an Adaptive Card in a Teams channel, through an incoming webhook of a Workflow. */
import type { Clock } from '../conversation/ports.js'
import type { Telling, Way } from './ports.js'
import { postJson } from './post-json.js'

export function createTeamsCard({ url, clock }: { readonly url: string; readonly clock: Clock }): Way {
  return {
    tell: (telling) =>
      postJson({
        url,
        clock,
        body: JSON.stringify(cardMessage(telling)),
        headers: { 'Idempotency-Key': telling.notice.id },
        // An old connector answers 200 and says in words that Teams would not have it.
        isTaken: (text) => !text.includes('HTTP error'),
      }),
  }
}

/** Version 1.4 is drawn by every Teams client; the whole is far below the 28 KB that a channel takes. */
function cardMessage({ subject, text, link }: Telling) {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          fallbackText: `${subject} ${link.href}`,
          body: [
            { type: 'TextBlock', text: subject, weight: 'Bolder', size: 'Medium', wrap: true },
            { type: 'TextBlock', text, wrap: true },
          ],
          actions: [{ type: 'Action.OpenUrl', title: link.text, url: link.href }],
        },
      },
    ],
  }
}
