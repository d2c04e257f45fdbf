// Writing an idea without one's name: only with a team, and with what that means said plainly.
import { Checkbox } from '@mantine/core'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export function NamelessSwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const t = useWords()
  const inTeam = useAsk('session', 'get', {}).data?.inTeam ?? false
  if (!inTeam) return null
  return <Checkbox className="idea-nameless" label={t('ideas:nameless.switch')} description={t('ideas:nameless.hint')} checked={on} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
}
