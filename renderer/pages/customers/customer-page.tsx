// One customer: everything heard from them, in their own words and in the order of time; what to know of them, who talks with them, what they are owed.
import { Menu, Modal, ActionIcon, Button } from '@mantine/core'
import { IconDots, IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Customer } from '../../../shared/contract/customers.ts'
import { ConflictNote } from '../../components/conflict-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { Quote, UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useWords } from '../../words.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { StagePill } from '../ideas/stage-pill.tsx'
import { PromiseRow } from '../promises/promise-row.tsx'
import { BLANK, isBlank, type LearningForm } from '../learnings/learning-form.ts'
import { useAbout } from '../team/use-about.ts'
import { CustomerFacts } from './customer-facts.tsx'
import { CustomerPilots } from './customer-pilots.tsx'
import { CustomerHeard } from './customer-heard.tsx'
import { RenameForm, SegmentForm } from './customer-forms.tsx'
import { AlsoKnownAs, MergedInto, MergeForm } from './merge-customer.tsx'
import './customers.css'

type Editing = 'rename' | 'segment' | 'merge'

export function CustomerPage({ id }: { id: string }) {
  const t = useWords()
  const { data: customer, error, refetch } = useAsk('customers', 'get', { id }, { keepPrevious: true })
  if (!customer)
    return (
      <Page title={t('customers:one')} layout="wide">
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    )
  return <Shown customer={customer} />
}

function Shown({ customer }: { customer: Customer }) {
  const t = useWords()
  const format = useFormat()
  const [editing, setEditing] = useState<Editing | null>(null)
  const close = () => setEditing(null)
  const { id, name, segment, lastWords } = customer
  return (
    <Page
      title={name}
      own
      layout="wide"
      lead={
        <span className="row lead-row">
          {segment ? <UserText>{segment.name}</UserText> : null}
          {customer.example ? <span className="pill">{t('example.mark')}</span> : null}
          <span>
            {customer.isMerged ? null : customer.firstHeardOn && customer.lastHeardOn ? t('customers:page.since', { count: customer.learnings, shown: format.number(customer.learnings), first: format.day(customer.firstHeardOn), last: format.day(customer.lastHeardOn) }) : t('customers:page.never')}
          </span>
        </span>
      }
      actions={
        <>
          {customer.isMerged ? null : <LogButton customer={customer} />}
          <CustomerMenu customer={customer} onEdit={setEditing} />
        </>
      }
    >
      <ConflictNote id={id} />
      <MergedInto customer={customer} />
      {customer.isMerged ? null : (
        <div className="cu-columns">
          <CustomerHeard customer={customer} />
          <div className="cu-side-panels">
            {lastWords ? (
              <section className="panel" aria-labelledby="cu-last">
                <h2 id="cu-last">{t('customers:page.lastWords')}</h2>
                <Quote>{lastWords.quote}</Quote>
                <RouteLink to={{ page: 'learning', id: lastWords.learningId }} className="link sm">
                  {format.day(lastWords.happenedOn)}
                </RouteLink>
              </section>
            ) : null}
            {customer.promises.length > 0 ? (
              <section aria-labelledby="cu-promises">
                <h2 id="cu-promises">{t('customers:page.promises')}</h2>
                <ul className="promises">
                  {customer.promises.map((row) => (
                    <PromiseRow key={row.id} row={row} />
                  ))}
                </ul>
              </section>
            ) : null}
            <CustomerFacts customer={customer} />
            <AlsoKnownAs customer={customer} />
            {customer.colleagues.length > 0 ? (
              <section className="panel" aria-labelledby="cu-colleagues">
                <h2 id="cu-colleagues">{t('customers:page.colleagues')}</h2>
                <ul>
                  {customer.colleagues.map(({ member, learnings, lastOn }) => (
                    <li key={member.id} className="cu-colleague">
                      <UserText>{member.name}</UserText>
                      <span className="dim sm nowrap">{t('customers:page.talked', { count: learnings, shown: format.number(learnings), day: format.day(lastOn) })}</span>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <CustomerPilots customerId={id} />
            {customer.ideas.length > 0 ? (
              <section className="panel" aria-labelledby="cu-ideas">
                <h2 id="cu-ideas">{t('customers:page.ideas')}</h2>
                <ul>
                  {customer.ideas.map((idea) => (
                    <li key={idea.id} className="linked-idea">
                      <RouteLink to={{ page: 'idea', id: idea.id }} className="link" dir="auto" translate="no">
                        {idea.title}
                      </RouteLink>
                      <StagePill stage={idea.stage as Stage} />
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </div>
        </div>
      )}
      <Modal opened={editing !== null} onClose={close} title={editing === null ? '' : t(`customers:${editing}Title`)} closeButtonProps={{ 'aria-label': t('close') }}>
        {editing === 'rename' ? <RenameForm lookup="customer" row={customer} onClose={close} /> : editing === 'segment' ? <SegmentForm customer={customer} onClose={close} /> : editing === 'merge' ? <MergeForm customer={customer} onClose={close} /> : null}
      </Modal>
    </Page>
  )
}

/** Logs a learning of this customer, unless one is begun already. */
function LogButton({ customer }: { customer: Customer }) {
  const t = useWords()
  const draft = useDraft<LearningForm>('log', BLANK)
  return (
    <Button
      leftSection={<IconPencilPlus size={18} aria-hidden />}
      onClick={() => {
        if (isBlank(draft.value)) draft.set({ customer: { id: customer.id, name: customer.name } })
        go({ page: 'log' })
      }}
    >
      {t('logLearning')}
    </Button>
  )
}

function CustomerMenu({ customer, onEdit }: { customer: Customer; onEdit: (what: Editing) => void }) {
  const t = useWords()
  const may = useMay()
  const { data: session } = useAsk('session', 'get', {})
  const [, setAbout] = useAbout()
  const isAdmin = session?.inTeam === true && session.member?.role === 'admin'
  if (!may.is('lead') && !customer.example) return null
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('moreActions', { name: customer.name })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onEdit('rename')}>{t('customers:rename')}</Menu.Item>
        <Menu.Item onClick={() => onEdit('segment')}>{t('customers:segment')}</Menu.Item>
        {customer.isMerged ? null : <Menu.Item onClick={() => onEdit('merge')}>{t('customers:merge.open')}</Menu.Item>}
        {isAdmin ? (
          <Menu.Item
            onClick={() => {
              setAbout({ what: 'customer', subject: { id: customer.id, name: customer.name } })
              go({ page: 'personal-data' })
            }}
          >
            {t('team:members.privacy')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
