/** Who may import whom. Dependencies point one way; `tests/architecture/` runs these rules. Types count as imports. */

/** `folder` may import itself, `zod` where said, and what is listed; nothing else of ours. */
const only = (folder, comment, ...may) => ({
  name: `${folder.replace(/^src\//, '')}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: '^(src|dialogs)/', pathNot: [`^${folder}/`, ...may.map((path) => `^${path}`)] },
})

/** A package has one home, so that leaving it is one folder's work. */
const home = (name, packages, path) => ({
  name: `home-of-${name}`,
  comment: `Only ${path} knows ${name}.`,
  severity: 'error',
  from: { path: '^(src|dialogs)/', pathNot: `^${path}` },
  to: { path: `^node_modules/${packages}(/|$)` },
})

const shared = ['src/errors.ts', 'src/once.ts', 'src/read-json.ts']

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-main',
      comment: 'main.ts, chat.ts, evaluate.ts and review.ts are where a process begins.',
      severity: 'error',
      from: {},
      to: { path: '^src/(main|chat|evaluate|review)\\.ts$' },
    },
    {
      name: 'composition-is-the-roots',
      comment: 'Only what begins a process puts the parts together.',
      severity: 'error',
      from: { path: '^(src|dialogs)/', pathNot: '^src/(main|chat|service)\\.ts$' },
      to: { path: '^src/(service|compose)\\.ts$' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^(src|dialogs)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'product-imports-no-tests',
      severity: 'error',
      from: { path: '^(src|dialogs)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'settings-are-arguments',
      comment: 'The settings are read once and handed on; only roots and the composition know their shape.',
      severity: 'error',
      from: {
        path: '^(src|dialogs)/',
        pathNot: '^src/(main|chat|evaluate|review|service|compose|config)\\.ts$',
      },
      to: { path: '^src/config\\.ts$' },
    },

    only('src/domain', 'The nouns stand alone.'),
    only('src/understanding', 'Words in, values out.', 'src/domain/', ...shared),
    only(
      'src/flow',
      'The engine is pure: no clock, store, channel, language or wording.',
      'src/domain/',
      'src/understanding/',
      'src/errors.ts',
    ),
    only(
      'src/safety',
      'The safety net reads any message, whatever the rest is doing.',
      'src/domain/',
      'src/understanding/',
      ...shared,
    ),
    only('src/speech', 'Copy keys in, words out.', 'src/domain/', ...shared),
    only('src/directory', 'What is on near a person.', 'src/domain/', ...shared),
    only(
      'src/conversation',
      'The use case. It gives the desk its summary, so it knows the shape of that, and nothing else of the desk.',
      'src/domain/',
      'src/flow/',
      'src/safety/',
      'src/speech/',
      'src/directory/',
      'src/understanding/',
      'src/desk/ports\\.ts$',
      'src/log.ts',
      ...shared,
    ),
    {
      name: 'only-the-summary-knows-the-desk',
      severity: 'error',
      from: { path: '^src/conversation/', pathNot: '^src/conversation/summary\\.ts$' },
      to: { path: '^src/desk/' },
    },
    only(
      'src/desk',
      'The verbs of a link worker.',
      'src/domain/',
      'src/conversation/(ports|turns)\\.ts$',
      'src/speech/',
      ...shared,
    ),
    only(
      'src/evaluate',
      'Labelled lines in, figures out.',
      'src/domain/',
      'src/safety/',
      'src/understanding/',
      ...shared,
    ),
    only('src/review', 'The words of a language before its reviewer.', 'src/speech/', ...shared),
    only(
      'src/store',
      'Cases on a disk or in memory, behind the port.',
      'src/domain/',
      'src/conversation/ports\\.ts$',
      ...shared,
    ),
    only(
      'src/notices',
      'The ways in which those who work here are told: a reference and a link.',
      'src/domain/',
      'src/conversation/(ports|turns)\\.ts$',
      'src/log.ts',
      ...shared,
    ),
    only(
      'src/channels',
      'Each client in its own protocol.',
      'src/domain/',
      'src/conversation/ports\\.ts$',
      'src/http/',
      'src/log.ts',
      ...shared,
    ),
    only(
      'src/http',
      'The server and its pages.',
      'src/domain/',
      'src/conversation/',
      'src/desk/',
      'src/channels/',
      'src/safety/record\\.ts$',
      'src/speech/',
      'src/log.ts',
      ...shared,
    ),
    only('dialogs', 'The journey is data, written in the vocabulary of the engine.', 'src/flow/index\\.ts$'),

    {
      name: 'domain-knows-only-zod',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '(^|/)node_modules/zod/' },
    },
    {
      name: 'the-engine-touches-nothing',
      comment: 'No file, no network, no clock of the machine: only zod.',
      severity: 'error',
      from: { path: '^(src/flow|dialogs)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '(^|/)node_modules/zod/' },
    },
    home('botbuilder', 'botbuilder', 'src/channels/'),
    home('i18next', 'i18next', 'src/speech/'),
    home('restify', '(@types/)?restify', 'src/http/server\\.ts$'),
    home('recognizers-text', '@microsoft/recognizers-text', 'src/understanding/'),
    home('libphonenumber', 'libphonenumber-js', 'src/understanding/'),
    home('lowdb', 'lowdb', 'src/store/'),
    home('luxon', '(@types/)?luxon', 'src/(conversation/hours\\.ts$|understanding/|evaluate/dates\\.ts$)'),
    home('nodemailer', '(@types/)?nodemailer', 'src/notices/mail\\.ts$'),
    home('pino', 'pino', 'src/(log|http/server)\\.ts$'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|src/http/.*browser)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
