// The teams that members may belong to: everybody sees them, admins make, rename and remove them.
import { Button, TextInput } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { Team } from '../../../shared/contract/team.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { fieldErrors, useWords } from '../../words.ts'

export function Teams({ teams, editable }: { teams: readonly Team[]; editable: boolean }) {
  const t = useWords()
  const id = useId()
  const [renaming, setRenaming] = useState<string | null>(null)
  const remove = useAct('team', 'removeTeam')
  if (!editable && teams.length === 0) return null
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {t('team:teams.title')}
      </h2>
      <div className="stack-tight">
        {teams.length === 0 ? <p className="dim flush">{t('team:teams.none')}</p> : null}
        {teams.length > 0 ? (
          <ul className="team-list">
            {teams.map((team) => (
              <li key={team.id} className="team-line">
                {renaming === team.id ? (
                  <TeamForm team={team} onClose={() => setRenaming(null)} />
                ) : (
                  <>
                    <div className="team-line-main">
                      <UserText>{team.name}</UserText> <span className="dim sm">{t('team:teams.count', { count: team.members })}</span>
                    </div>
                    {editable ? (
                      <div className="row tight">
                        <Button size="compact-sm" variant="default" aria-label={t('team:teams.renameOf', { name: team.name })} onClick={() => setRenaming(team.id)}>
                          {t('team:teams.rename')}
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={t('team:teams.removeOf', { name: team.name })}
                          onClick={async () => {
                            if (!(await remove.act({ id: team.id }))) return
                            document.getElementById(id)?.focus()
                            say(t('team:teams.removed', { name: team.name }))
                          }}
                        >
                          {t('team:teams.remove')}
                        </Button>
                      </div>
                    ) : null}
                  </>
                )}
              </li>
            ))}
          </ul>
        ) : null}
        <ErrorNote error={remove.error} />
        {editable ? <TeamForm team={null} onClose={() => {}} /> : null}
      </div>
    </section>
  )
}

/** `team` null: a new one. */
function TeamForm({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const t = useWords()
  const [name, setName] = useState(team?.name ?? '')
  const field = useRef<HTMLInputElement>(null)
  const create = useAct('team', 'createTeam')
  const rename = useAct('team', 'renameTeam')
  const error = create.error ?? rename.error
  const errors = fieldErrors(t, error)
  useEffect(() => {
    if (team) field.current?.select()
  }, [team])
  return (
    <form
      noValidate
      className="inline-form team-form"
      onSubmit={async (event) => {
        event.preventDefault()
        const done = team ? await rename.act({ id: team.id, name }) : await create.act({ name })
        if (!done) return field.current?.focus()
        say(t(team ? 'team:teams.renamed' : 'team:teams.added', { name: name.trim() }))
        setName('')
        onClose()
      }}
    >
      <TextInput ref={field} label={t('team:teams.name')} dir="auto" value={name} error={errors['name']} onChange={({ currentTarget }) => setName(currentTarget.value)} />
      <Button type="submit" variant="default" loading={create.busy || rename.busy}>
        {team ? t('save') : t('team:teams.add')}
      </Button>
      {team ? (
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
      ) : null}
      <ErrorNote error={error && !errors['name'] ? error : null} />
    </form>
  )
}
