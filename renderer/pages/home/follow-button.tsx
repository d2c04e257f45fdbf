// Whether one hears of an idea: to be switched on its page. Whoever looks at the page has seen its news.
import { Button, Tooltip } from '@mantine/core'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import type { Following } from '../../../shared/contract/home.ts'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { asking, queryClient, useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { useSeen } from './use-news.ts'

const UNKNOWN: Following = { said: null, why: null, hears: false, followers: [], followerCount: 0 }

export function FollowButton({ idea }: { idea: Idea }) {
  const t = useWords()
  const { data } = useAsk('home', 'following', { ideaId: idea.id }, { keepPrevious: true })
  const { act, busy } = useAct('home', 'follow')
  useSeen(`idea:${idea.mergedInto?.gone === false ? idea.mergedInto.id : idea.id}`)
  // Its place is kept until it is known, and its width whatever it says: the buttons beside it stay where they are.
  const { hears, said, why, followers, followerCount } = data ?? UNKNOWN
  const Bell = hears ? IconBell : IconBellOff
  const reason = hears ? t(why === null ? 'home:follow.hears' : `home:news.why.${why}`) : t('home:follow.menu')
  const others = followerCount === 0 ? '' : ` · ${t('home:follow.followers', { count: followerCount })}: ${followers.map(({ name }) => name).join(', ')}`
  return (
    <Tooltip label={<bdi>{`${reason}${others}`}</bdi>} multiline maw={320}>
      <Button
        style={data ? undefined : { visibility: 'hidden' }}
        variant={hears ? 'light' : 'default'}
        leftSection={<Bell size={18} aria-hidden />}
        aria-pressed={hears}
        onClick={async () => {
          if (busy) return
          // back to what one's own part in it says, where there is one
          const follows = hears ? (said === true && why === 'following' ? null : false) : said === false && why !== null ? null : true
          const next = await act({ ideaId: idea.id, follows })
          if (!next) return
          queryClient.setQueryData(asking('home', 'following', { ideaId: idea.id }).queryKey, next)
          say(t(next.hears ? 'home:follow.started' : 'home:follow.stopped'))
        }}
      >
        <span className="one-of">
          <span data-shown={!hears || undefined}>{t('home:follow.follow')}</span>
          <span data-shown={hears || undefined}>{t('home:follow.following')}</span>
        </span>
      </Button>
    </Tooltip>
  )
}
