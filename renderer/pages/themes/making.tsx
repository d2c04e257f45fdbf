// While the first grouping is made: how far it is. It is asked for until it is there.
import { Progress } from '@mantine/core'
import { useEffect } from 'react'
import { useFormat } from '../../format.ts'
import { queryClient } from '../../query.ts'
import { useWords } from '../../words.ts'

const AGAIN_MS = 400

export function Making({ done, of }: { done: number; of: number }) {
  const t = useWords()
  const format = useFormat()
  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['themes'] }), AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="panel th-making" role="status">
      <h2>{t('themes:making.title')}</h2>
      <p className="dim">{t('themes:making.text', { done: format.number(done), of: format.number(of) })}</p>
      <Progress value={of === 0 ? 0 : (done / of) * 100} aria-label={t('themes:making.bar')} />
    </div>
  )
}
