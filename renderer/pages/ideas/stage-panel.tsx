// Where the idea stands on its way, and where it can go from here: the next steps as buttons, all of them in a menu.
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useCallback, useRef } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { missingAnswers, STAGES, type Stage } from '../../../shared/domain/ideas.ts'
import { isSamePlace, nextStep, placeKey, type Place } from '../../../shared/domain/steps.ts'
import { MayNot } from '../../components/may-not.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { ideaThing, useMay } from '../../may.ts'
import { useStagesLeftOut } from '../../own-words.ts'
import { placeOf, usePlaces } from '../../places.ts'
import { useWords } from '../../words.ts'
import { refocus } from './refocus.ts'
import { PlaceItems } from './place-items.tsx'
import { StagePill } from './stage-pill.tsx'
import { useMove } from './use-move.tsx'
import { useQuestions } from './use-questions.ts'

/** The way from a thought to proven value. */
const WAY = STAGES.slice(0, STAGES.indexOf('measured') + 1)
/** From outside the way these lead back in. */
const BACK_IN: readonly Stage[] = ['in-review', 'approved']
/** Steps ahead that stand as buttons; the others are in the menu. */
const BUTTONS = 2

export function StagePanel({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed may have no place in the new stage.
  const stay = useCallback(() => refocus(() => heading.current), [])
  const { move, dialog } = useMove({ onMoved: stay, onStayed: stay })
  const may = useMay()
  const { stepsOf, name } = usePlaces()
  const places = may.moves(idea)
  const at = placeOf(idea)
  const moves = idea.moves.filter((stage) => places.some((place) => place.stage === stage))
  const without = useStagesLeftOut()
  const way = WAY.filter((stage) => stage === idea.stage || !without.has(stage))
  // the steps of the others would be a long way to read
  const wayHere = way.flatMap((stage): Place[] => [{ stage, stepId: null }, ...(stage === idea.stage ? stepsOf(stage).map(({ id }) => ({ stage, stepId: id })) : [])])
  const passed = wayHere.findIndex((place) => isSamePlace(place, at))
  const nextId = nextStep(stepsOf(idea.stage).map(({ id }) => id), at.stepId)
  const next = places.find((place) => nextId !== null && isSamePlace(place, { stage: idea.stage, stepId: nextId }))
  const here = way.indexOf(idea.stage)
  const { required } = useQuestions()
  const answered = missingAnswers({ answers: idea.answers, affected: idea.affects.customers.length + idea.affects.segments.length, required }).length === 0
  const ahead = moves.filter((stage) => way.indexOf(stage) > here && here >= 0)
  const onwards = here >= 0 ? ahead.slice(0, next ? BUTTONS - 1 : BUTTONS) : moves.filter((stage) => BACK_IN.includes(stage))
  // the only way there is stands as a button, also when it leads back
  const steps = moves.length === 1 && moves[0] !== 'declined' ? moves : onwards
  return (
    <section className="panel idea-stage">
      <h2 ref={heading} tabIndex={-1}>
        {t('ideas:move.title')}
      </h2>
      <p className="row dim sm">
        <StagePill stage={idea.stage} step={idea.step} />
        {t('ideas:move.sinceAgo', { ago: format.ago(idea.stageAt) })}
      </p>
      <ol className="idea-way" aria-label={t('ideas:move.pipeline')}>
        {wayHere.map((place, n) => (
          <li key={placeKey(place)} className="idea-way-step" data-sub={place.stepId === null ? undefined : true} data-passed={passed > n || undefined} aria-current={passed === n ? 'step' : undefined}>
            {place.stepId === null ? name(place) : <UserText>{name(place)}</UserText>}
          </li>
        ))}
      </ol>
      {idea.moves.length === 0 ? <p className="dim sm">{t('ideas:move.fixed')}</p> : null}
      {idea.moves.length > 0 && places.length === 0 ? (
        <MayNot code="champions-only" words={t('rights.move')} />
      ) : idea.stage === 'draft' && !answered ? (
        may.refused('edit', ideaThing(idea)) ? null :
        <RouteLink to={{ page: 'edit-idea', id: idea.id }}>{t('ideas:move.answerFirst')}</RouteLink>
      ) : (
        <div className="row">
          {next ? (
            <Button size="sm" onClick={() => move(idea, next)}>
              {t('ideas:act.toStage', { name: name(next) })}
            </Button>
          ) : null}
          {steps.map((stage, n) => (
            <Button key={stage} size="sm" variant={n === 0 && !next && onwards.includes(stage) ? 'filled' : 'default'} onClick={() => move(idea, { stage, stepId: null })}>
              {t(`ideas:act.${stage}`)}
            </Button>
          ))}
          {moves.includes('declined') ? (
            <Button size="sm" variant="subtle" color="brick" onClick={() => move(idea, { stage: 'declined', stepId: null })}>
              {t('ideas:move.decline')}
            </Button>
          ) : null}
          {places.length > 1 ? (
            <Menu>
              <Menu.Target>
                <Button size="sm" variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
                  {t('ideas:move.menu')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown className="idea-places">
                <PlaceItems places={places} name={name} move={(place) => move(idea, place)} />
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </div>
      )}
      {dialog}
    </section>
  )
}
