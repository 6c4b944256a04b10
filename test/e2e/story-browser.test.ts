import { browserShell } from './shells/browser.ts'
import { tellStory } from './story.ts'

tellStory(browserShell)
