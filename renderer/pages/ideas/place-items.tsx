// The stages and steps that an idea may move to, as lines of a menu: a step stands below its stage.
import { Menu } from '@mantine/core'
import { placeKey, type Place } from '../../../shared/domain/steps.ts'
import { useWords } from '../../words.ts'

/** Of a step also its stage. */
export function PlaceName({ place, name }: { place: Place; name: (place: Place) => string }) {
  const t = useWords()
  if (place.stepId === null) return name(place)
  return (
    <>
      <bdi translate="no">{name(place)}</bdi> <span className="dim xs">{t('ideas:step.ofStage', { stage: t(`ideas:stage.${place.stage}`) })}</span>
    </>
  )
}

interface PlaceItemsProps {
  places: readonly Place[]
  name: (place: Place) => string
  /** The menu is closed by what is done. */
  keepOpen?: boolean
  move: (place: Place) => void
}

export function PlaceItems({ places, name, keepOpen = false, move }: PlaceItemsProps) {
  const t = useWords()
  return places.map((place) => (
    <Menu.Item key={placeKey(place)} closeMenuOnClick={!keepOpen} {...(place.stage === 'declined' ? { color: 'brick' } : {})} {...(place.stepId === null ? {} : { className: 'idea-step-item' })} onClick={() => move(place)}>
      {place.stage === 'declined' ? t('ideas:move.decline') : <PlaceName place={place} name={name} />}
    </Menu.Item>
  ))
}
