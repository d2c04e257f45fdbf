// Takes the template of another series over, or the default, into the one that is being edited.
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { Template } from '../../../shared/contract/templates.ts'
import { USUAL } from '../../../shared/domain/agenda/template-edit.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'

export function TakeOver({ seriesId, onTake }: { seriesId: string; onTake: (template: Template) => void }) {
  const t = useWords()
  const { data: series } = useAsk('meetings', 'listSeries', {})
  const others = (series ?? []).filter(({ id }) => id !== seriesId)
  const take = (template: Template) => {
    onTake(template)
    say(t('templates:from.took'))
  }
  const takeFrom = (id: string) =>
    callCore('meetings', 'template', { seriesId: id }).then(
      ({ template }) => take(template),
      (error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' }),
    )
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button className="tp-take" variant="default" size="compact-md" rightSection={<IconChevronDown size={15} aria-hidden />}>
          {t('templates:from.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => take(USUAL)}>{t('templates:from.usual')}</Menu.Item>
        {others.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => void takeFrom(id)}>
            <bdi>{t('templates:from.series', { name })}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
