import { expect, test } from 'vitest'
import { placesGoneInto } from '../../../src/core/playbook/goes-into.ts'

test.each([
  ['docker exec neo4j neo4j-admin dump', 'container neo4j'],
  ['sudo docker exec -it -u postgres --workdir=/tmp "postgres" psql', 'container postgres'],
  ['docker container exec --env A=1 -e B=2 web sh -c "ls; docker exec other ls"', 'container web'],
  ['gunzip -c x.gz | docker exec -i db psql && podman exec cache redis-cli ping', 'container db, container cache'],
  ['docker exec \\\n  -it \\\n  graph bash', 'container graph'],
  ['ssh -i ~/.ssh/key -p 2222 ops@db-1 systemctl restart db', 'ssh db-1'],
  ['ssh ssh://ops@db-1', 'ssh db-1'],
  ['docker exec "$NAME" ls', ''],
  ['docker ps; echo docker exec web', ''],
  ['docker compose exec web ls', ''],
  ['docker exec', ''],
  ['ssh -V', ''],
  ['ssh-keygen -t ed25519', ''],
])('%j goes into “%s”', (text, places) => {
  expect(
    placesGoneInto(text)
      .map(({ kind, name }) => `${kind} ${name}`)
      .join(', '),
  ).toBe(places)
})
