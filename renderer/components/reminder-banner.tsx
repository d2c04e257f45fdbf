// Something of one's own that is due, above every page: named, with a way to it, until it is done or put off.
import { Button } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import type { Route } from '../routes.ts'
import { RouteLink } from './route-link.tsx'
import './reminder-banner.css'

interface ReminderBannerProps {
  icon: ReactNode
  /** What it is about, in a few words: also the name of the region. */
  title: string
  /** The first of them: what somebody wrote, and how it stands. */
  named: readonly { id: string; text: string; stands: string }[]
  /** There are more than those. */
  more: boolean
  open: { to: Route; label: string }
  hide: { label: string; run: () => void }
  tone?: 'warm' | 'bad'
}

export function ReminderBanner({ icon, title, named, more, open, hide, tone = 'warm' }: ReminderBannerProps) {
  return (
    <div className="banner" data-tone={tone} role="region" aria-label={title}>
      {icon}
      <span>
        {title}{' '}
        <span className="reminder-named">
          {named.map(({ id, text, stands }, at) => (
            <Fragment key={id}>
              {at > 0 ? '; ' : ''}
              <bdi translate="no">{text}</bdi> ({stands})
            </Fragment>
          ))}
          {more ? ' …' : ''}
        </span>{' '}
        <RouteLink to={open.to}>{open.label}</RouteLink>
      </span>
      <Button size="compact-sm" variant="default" onClick={hide.run}>
        {hide.label}
      </Button>
    </div>
  )
}
