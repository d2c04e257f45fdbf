// Whether there is nobody else in the workspace: what only several people need is not offered then.
import { useAsk } from '../query.ts'

export function useAlone(): boolean {
  const { data } = useAsk('session', 'people', { others: true, limit: 1 })
  return data === undefined || data.length === 0
}
