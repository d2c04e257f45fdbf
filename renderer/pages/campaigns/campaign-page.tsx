// One campaign: its question, its ideas, who took part, what came of it, and the word to all who did.
import { Button, Modal } from '@mantine/core'
import { IconBulb, IconFlag } from '@tabler/icons-react'
import { useState } from 'react'
import type { CampaignPage as Shown } from '../../../shared/contract/campaigns.ts'
import { campaignStanding } from '../../../shared/domain/campaigns.ts'
import { EditMenu } from '../../components/edit-menu.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { ScrollTable } from '../../components/charts/scroll-table.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { go, leave } from '../../nav.ts'
import { callCore, useAsk, usePages } from '../../query.ts'
import { useNow } from '../../use-now.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { useSeen } from '../home/use-news.ts'
import { IdeaRow } from '../ideas/idea-row.tsx'
import '../ideas/ideas.css'
import { sumWords } from '../value/benefit-words.ts'
import { CampaignFacts } from './campaigns-page.tsx'
import { CampaignForm } from './campaign-form.tsx'
import { CloseForm } from './close-form.tsx'
import './campaigns.css'

export function CampaignPage({ id }: { id: string }) {
  const t = useWords()
  const { data: campaign, error, refetch } = useAsk('campaigns', 'get', { id })
  if (campaign) return <OneCampaign campaign={campaign} />
  return (
    <Page title={t('campaigns:title')}>
      <ErrorNote error={error} {...(error?.code === 'unknown-campaign' ? {} : { onRetry: () => void refetch() })} />
      {error ? null : <Loading />}
    </Page>
  )
}

function OneCampaign({ campaign }: { campaign: Shown }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const undoable = useUndoable()
  const may = useMay()
  const { id, name, question, closing, closedAt, example } = campaign
  const mayEdit = may.refused('edit', { entity: 'campaign', data: {}, example }) === null
  const standing = campaignStanding(campaign, now)
  useSeen(`campaign:${id}`)
  const [open, setOpen] = useState<'edit' | 'close' | null>(null)
  const shut = () => setOpen(null)
  const remove = () => void undoable(() => callCore('campaigns', 'delete', { id }), t('campaigns:page.deleted', { name }), () => callCore('campaigns', 'restore', { id })).then((gone) => gone && leave({ page: 'campaigns' }))
  return (
    <Page
      title={name}
      own
      lead={<CampaignFacts campaign={campaign} />}
      actions={
        <>
          {standing === 'running' ? (
            <Button leftSection={<IconBulb size={18} aria-hidden />} onClick={() => go({ page: 'campaign-idea', id })}>
              {t('campaigns:page.answer')}
            </Button>
          ) : null}
          {mayEdit && standing !== 'coming' ? (
            <Button variant="default" leftSection={<IconFlag size={18} aria-hidden />} onClick={() => setOpen('close')}>
              {t(closedAt === null ? 'campaigns:page.close' : 'campaigns:page.closeAgain')}
            </Button>
          ) : null}
          {mayEdit ? <EditMenu name={name} onEdit={() => setOpen('edit')} onDelete={remove} deleteWords={t('campaigns:page.delete')} /> : null}
        </>
      }
    >
      <UserText block className="cp-asked">
        {question}
      </UserText>
      {closing ? (
        <section className="panel cp-closing">
          <h2>{t('campaigns:page.closing')}</h2>
          <UserText block className="prewrap">
            {closing}
          </UserText>
          {closedAt === null ? null : <p className="dim sm">{t('campaigns:page.closedAt', { when: format.time(closedAt) })}</p>}
        </section>
      ) : null}
      <div className="cp-columns">
        <Participation campaign={campaign} />
        <Result campaign={campaign} />
      </div>
      <Ideas id={id} />
      <Modal opened={open !== null} onClose={shut} title={open === 'close' ? t('campaigns:close.title', { name }) : t('campaigns:form.editTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
        {open === 'edit' ? <CampaignForm campaign={campaign} onClose={shut} /> : open === 'close' ? <CloseForm campaign={campaign} onClose={shut} /> : null}
      </Modal>
    </Page>
  )
}

function Participation({ campaign: { askedCount, askedAuthors, authors, nameless, participants } }: { campaign: Shown }) {
  const t = useWords()
  const format = useFormat()
  return (
    <section className="panel" aria-labelledby="cp-participation">
      <h2 id="cp-participation">{t('campaigns:page.participation')}</h2>
      <dl className="cp-figures">
        <dt>{t('campaigns:page.asked')}</dt>
        <dd>{format.number(askedCount)}</dd>
        <dt>{t('campaigns:page.authors')}</dt>
        <dd>
          {format.number(authors)} {askedCount > 0 ? <span className="dim sm">{t('campaigns:page.ofAsked', { count: askedAuthors, share: format.percent(askedAuthors / askedCount) })}</span> : null}
        </dd>
        <dt>{t('campaigns:page.participants')}</dt>
        <dd>
          {format.number(participants)} <span className="dim sm">{t('campaigns:page.participantsHint')}</span>
        </dd>
      </dl>
      {nameless > 0 ? <p className="dim sm flush">{t('campaigns:page.nameless', { count: nameless })}</p> : null}
    </section>
  )
}

function Result({ campaign: { stages, ideas, expected, realised } }: { campaign: Shown }) {
  const t = useWords()
  const format = useFormat()
  return (
    <section className="panel" aria-labelledby="cp-result">
      <h2 id="cp-result">{t('campaigns:page.result')}</h2>
      {stages.length === 0 ? (
        <p className="dim sm">{t('campaigns:page.nothing')}</p>
      ) : (
        <ScrollTable title={t('campaigns:page.result')} columns={[t('campaigns:page.stage'), t('campaigns:page.count')]}>
          {stages.map(({ stage, count }) => (
            <tr key={stage}>
              <th scope="row">{t(`ideas:stage.${stage}`)}</th>
              <td className="figure">{format.number(count)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('campaigns:page.total')}</th>
            <td className="figure">{format.number(ideas)}</td>
          </tr>
        </ScrollTable>
      )}
      {([['realised', realised], ['expected', expected]] as const).map(([state, sums]) =>
        sums.length === 0 ? null : (
          <div key={state}>
            <h3 className="cp-sums">{t(state === 'realised' ? 'campaigns:page.benefits' : 'campaigns:page.expected')}</h3>
            <ul className="cp-lines">
              {sums.map((sum) => (
                <li key={JSON.stringify([sum.gainer, sum.hard, sum.currency, sum.kind, sum.unit])}>
                  {t(`value:gainer.${sum.gainer}`)}: {sumWords(t, format, sum)}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  )
}

function Ideas({ id }: { id: string }) {
  const t = useWords()
  const pages = usePages('ideas', { filters: { campaignId: id }, sort: 'newest' })
  return (
    <section aria-labelledby="cp-ideas">
      <h2 id="cp-ideas" className="cp-heading">
        {t('campaigns:page.ideas')}
      </h2>
      <ErrorNote error={pages.error} onRetry={pages.retry} />
      {pages.rows.length === 0 && !pages.loading ? <p className="dim">{t('campaigns:page.nothing')}</p> : null}
      <ul className="panel cp-ideas">
        {pages.rows.map((row) => (
          <li key={row.id}>
            <IdeaRow row={row} at={row.createdAt} tabIndex={0} />
          </li>
        ))}
      </ul>
      {pages.hasMore ? (
        <Button variant="default" disabled={pages.loadingMore} onClick={pages.loadMore}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  )
}
