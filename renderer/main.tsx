// Starts the screen.
import './boot.ts'
import './mantine-styles.ts'
import './app.css'
import './high-contrast.css'
import './print.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { keepConnected } from './client.ts'
import { followHistory } from './nav.ts'
import { printInLight } from './paper.ts'
import { followChanges } from './query.ts'
import { keepDrafts } from './stores/drafts.ts'
import { startWords } from './words.ts'

await startWords()
followHistory()
followChanges()
keepDrafts()
keepConnected()
printInLight()
createRoot(document.querySelector('#root')!).render(<App />)
