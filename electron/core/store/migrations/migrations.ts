// The database's versions in order. A released migration is never edited: a change is a new one.
import { first } from './001-first.ts'
import { sync } from './002-sync.ts'
import { search } from './003-search.ts'
import { merge } from './004-merge.ts'
import { distinctPairs } from './005-distinct-pairs.ts'
import { themes } from './006-themes.ts'
import { meetingRun } from './007-meeting-run.ts'
import { series } from './008-series.ts'
import { templates } from './009-templates.ts'
import { pulse } from './010-pulse.ts'
import { settled } from './011-settled.ts'
import { pipeline } from './012-pipeline.ts'
import { followUps } from './013-follow-ups.ts'
import { causes } from './014-causes.ts'
import { customerFacts } from './015-customer-facts.ts'
import { value } from './016-value.ts'
import { episodes } from './017-episodes.ts'
import { feed } from './018-feed.ts'
import { ideaPage } from './019-idea-page.ts'

/** SQL that takes a database from version `index` to `index + 1`. */
export const MIGRATIONS: readonly string[] = [first, sync, search, merge, distinctPairs, themes, meetingRun, series, templates, pulse, settled, pipeline, followUps, causes, customerFacts, value, episodes, feed, ideaPage]
