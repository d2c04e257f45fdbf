// The part of the English catalogue that comes with the pages that are loaded when they are opened.
import agenda from './agenda.json' with { type: 'json' }
import campaigns from './campaigns.json' with { type: 'json' }
import backing from './backing.json' with { type: 'json' }
import causes from './causes.json' with { type: 'json' }
import charts from './charts.json' with { type: 'json' }
import closing from './closing.json' with { type: 'json' }
import episodes from './episodes.json' with { type: 'json' }
import home from './home.json' with { type: 'json' }
import imports from './imports.json' with { type: 'json' }
import meetings from './meetings.json' with { type: 'json' }
import kudos from './kudos.json' with { type: 'json' }
import minutes from './minutes.json' with { type: 'json' }
import numbers from './numbers.json' with { type: 'json' }
import pilot from './pilot.json' with { type: 'json' }
import pipeline from './pipeline.json' with { type: 'json' }
import runs from './runs.json' with { type: 'json' }
import search from './search.json' with { type: 'json' }
import setup from './setup.json' with { type: 'json' }
import similar from './similar.json' with { type: 'json' }
import team from './team.json' with { type: 'json' }
import templates from './templates.json' with { type: 'json' }
import themes from './themes.json' with { type: 'json' }
import value from './value.json' with { type: 'json' }
import views from './views.json' with { type: 'json' }

export const enScreenLater = { agenda, campaigns, backing, causes, charts, closing, episodes, home, imports, meetings, kudos, minutes, numbers, pilot, pipeline, runs, search, setup, similar, team, templates, themes, value, views }
