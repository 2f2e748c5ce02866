/** "Delete my data": asked once, then all of the case is erased with the farewell said. */
import { only, saying, thenAsk, yesOrNo, type Commanded, type CommandTurn } from './command-turn.js'

export function deleteAll(of: Commanded): CommandTurn {
  const { case: c, setting, argument, answering } = of
  if (argument === 'no') return thenAsk(c, setting, saying('commands.delete.kept', of))
  if (argument === 'yes' && answering === 'delete') {
    return { ...only(c, saying('commands.delete.done', of)), erase: true }
  }
  return only(
    { ...c, aside: { kind: 'delete' } },
    { ...saying('commands.delete.question', of), choices: yesOrNo('delete') },
  )
}
