// The company's account: the button that opens its page in the browser, and what is said meanwhile.
import { Button } from '@mantine/core'
import { useId } from 'react'
import { useWords } from '../../words.ts'
import type { CompanySignIn } from './use-company-sign-in.ts'

interface CompanySectionProps {
  company: CompanySignIn
  title: string
  text: string
  act: string
  onBegin: () => void
}

export function CompanySection({ company, title, text, act, onBegin }: CompanySectionProps) {
  const t = useWords()
  const titleId = useId()
  return (
    <section className="team-company" aria-labelledby={titleId}>
      <h2 id={titleId} className="team-company-title">
        {title}
      </h2>
      {company.url === null ? (
        <>
          <p className="dim sm flush">{text}</p>
          <Button variant="default" className="own-width" loading={company.busy} onClick={onBegin}>
            {act}
          </Button>
        </>
      ) : (
        <>
          <p className="flush" role="status">
            {t('team:company.waiting')}
          </p>
          <div className="row">
            <Button component="a" variant="default" href={company.url} target="_blank" rel="noopener noreferrer">
              {t('team:company.again')}
            </Button>
            <Button variant="subtle" color="gray" onClick={company.cancel}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
