// What makes a theme: the words its learnings share, the customers who said it, and what people did to it.
import { Button } from '@mantine/core'
import { useId } from 'react'
import type { Theme } from '../../../shared/contract/themes.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { nameOf } from './theme-words.ts'
import type { ThemeActs } from './use-theme-acts.ts'

export function ThemeMakers({ theme, acts, editable }: { theme: Theme; acts: ThemeActs; editable: boolean }) {
  const t = useWords()
  const format = useFormat()
  const [words, customers] = [useId(), useId()]
  const { makers, saidBy, unnamed, byHand, merged, splitFrom } = theme
  return (
    <section className="panel" aria-labelledby={`${words}-all`}>
      <h2 id={`${words}-all`}>{t('themes:makes.title')}</h2>
      <h3 id={words}>{t('themes:makes.words')}</h3>
      {makers.length === 0 ? <p className="dim flush">{t('themes:makes.onlyHand')}</p> : null}
      <ul className="th-chips" aria-labelledby={words}>
        {makers.map(({ unit, forms, learnings }) => (
          <li key={unit} className="pill" translate="no" dir="auto">
            {t('themes:makes.word', { forms: forms.slice(0, 3).join(', '), shown: format.number(learnings) })}
          </li>
        ))}
      </ul>
      <h3 id={customers}>{t('themes:makes.customers')}</h3>
      <ul className="th-chips" aria-labelledby={customers}>
        {saidBy.map(({ id, name, learnings }) => (
          <li key={id} className="pill" translate="no" dir="auto">
            {t('themes:makes.customer', { name, shown: format.number(learnings) })}
          </li>
        ))}
      </ul>
      <div className="dim sm th-notes">
        {theme.customers > saidBy.length ? <p>{t('themes:makes.more')}</p> : null}
        {unnamed > 0 ? <p>{t('themes:makes.noCustomer', { count: unnamed, shown: format.number(unnamed) })}</p> : null}
        {byHand > 0 ? <p>{t('themes:makes.byHand', { count: byHand, shown: format.number(byHand) })}</p> : null}
        {splitFrom ? (
          <p>
            {t('themes:splitFrom')}{' '}
            <RouteLink to={{ page: 'theme', id: splitFrom.id }}>
              <bdi translate="no">{nameOf(t, splitFrom)}</bdi>
            </RouteLink>
          </p>
        ) : null}
      </div>
      {merged.length > 0 ? (
        <>
          <h3>{t('themes:merged.title')}</h3>
          <ul className="plain-list">
            {merged.map((one) => (
              <li key={one.id} className="th-merged">
                <bdi translate="no">{nameOf(t, one)}</bdi>
                {editable ? (
                  <Button size="compact-xs" variant="default" onClick={() => void acts.part(one, theme)}>
                    {t('themes:merged.takeOut', { theme: nameOf(t, one) })}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

export function ThemeChart({ theme: { weekly } }: { theme: Theme }) {
  const t = useWords()
  const format = useFormat()
  return (
    <details className="th-all">
      <summary>{t('themes:chart.table')}</summary>
      <table className="th-table">
        <thead>
          <tr>
            <th scope="col">{t('themes:chart.week')}</th>
            <th scope="col">{t('themes:chart.customers')}</th>
            <th scope="col">{t('themes:chart.learnings')}</th>
          </tr>
        </thead>
        <tbody>
          {weekly.toReversed().map(({ from, customers, learnings }) => (
            <tr key={from}>
              <th scope="row">{format.day(from)}</th>
              <td>{format.number(customers)}</td>
              <td>{format.number(learnings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
