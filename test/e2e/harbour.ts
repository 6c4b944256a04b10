// A small playbook that has one of everything: short pages are quick to look at, and what is run does nothing.
import type { Workplace } from '../support/workplace.ts'

const text = `---
version: "2.1"
last_updated: 2026-09-01
next_review: 2026-10-01
rto: 45 minutes
---

# The harbour’s cranes

What to do when the cranes stand still. See also [the maker’s page](https://cranes.example/help).

> **Note:** the night watch has the keys.

| Who | Number |
|---|---|
| Night watch | 555-0100 |
| Maker | 555-0199 |

## Scenario 1: The cranes do not move

**Symptoms:**
- The panel says E-77
- Hooks hang at half height

**Impact:** no ship is unloaded

### Quick Fix (5 minutes)

\`\`\`bash
# Step 1: Set the berth
BERTH=nine; echo "berth set"

# Step 2: Look at the berth
echo "at berth $BERTH"

# Step 3: Let the cranes fail
(exit 7)

# Step 4: Empty the queue
rm -rf ./no-such-queue/*

# Step 5: Call the crane
echo "calling [CRANE]"

# Step 6: Watch the log
docker logs -f cranes

# Step 7: Print a lot
yes 'all quiet in the harbour' | head -n 8000000; until [ -e ./dawn ]; do sleep 0.1; done; echo 'dawn in the harbour'

# Step 8: Call the maker by hand
\`\`\`

### If Still Failing

\`\`\`bash
# Restart the controller
sudo systemctl restart crane-controller
\`\`\`

**Option A: By the panel**

\`\`\`bash
# Step 1: Ask the panel
echo panel
\`\`\`

**Option B: By hand**

\`\`\`bash
# Step 1: Release the brake
echo brake
\`\`\`

## Scenario 2: A hook is lost

**Symptoms:**
- A hook is not on its chain

### Search

1. Look into the water

   \`\`\`sql
   -- Which hook was it
   SELECT name FROM hooks WHERE lost;
   \`\`\`

2. Write it down:

   \`\`\`json
   { "hook": "lost" }
   \`\`\`

## Checklist

- [ ] The harbour master knows
- [ ] The log is closed
`

/** What step 7 prints: 200 MB, before the terminal makes two characters of each line's end; and then, once there is a file `dawn`, the last line. */
export const loudLines = { count: 8_000_000, text: 'all quiet in the harbour', last: 'dawn in the harbour' } as const

export const harbourTitle = 'The harbour’s cranes'

/** A folder with the playbook, and one with nothing but a file that can't be read as one. */
export function createHarbour({ makeFolder }: Workplace): string {
  return makeFolder('harbour', { 'cranes.md': text, 'broken.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) })
}
