// Hazard rules: containers and clusters.
import { argumentText, hasFlag, isSubcommand, optionValue, positionals } from '../arguments.ts'
import type { Invocation } from '../invocation.ts'
import type { HazardRule } from './rule.ts'

const dockers = ['docker', 'podman', 'nerdctl']

const composes = ['docker-compose', 'podman-compose']

const kubectls = ['kubectl', 'oc']

/** `docker compose X` and `docker-compose X` alike. */
function isCompose(invocation: Invocation, words: string): boolean {
  return composes.includes(invocation.program)
    ? isSubcommand(invocation, words)
    : dockers.includes(invocation.program) && isComposeSubcommand(invocation, words)
}

function isComposeSubcommand(invocation: Invocation, words: string): boolean {
  const at = invocation.arguments.findIndex(({ text }) => text === 'compose')
  return (
    at !== -1 &&
    positionals(invocation)[0] === 'compose' &&
    isSubcommand({ ...invocation, arguments: invocation.arguments.slice(at + 1) }, words)
  )
}

export const containerRules: readonly HazardRule[] = [
  // Containers
  {
    hazard: 'stops-service',
    programs: [...dockers],
    when: (i) => isSubcommand(i, 'stop|restart|kill|pause') || isSubcommand(i, 'container', 'stop|restart|kill|pause'),
    yes: 'docker stop web',
    no: 'docker start web',
  },
  {
    hazard: 'stops-service',
    programs: [...dockers, ...composes],
    when: (i) => isCompose(i, 'stop|restart|kill|pause'),
    yes: 'docker compose -f x.yml restart web',
    no: 'docker compose -f x.yml up -d web',
  },
  {
    hazard: 'destroys-resources',
    programs: [...dockers],
    when: (i) =>
      isSubcommand(i, 'rm|rmi') ||
      isSubcommand(i, 'container|image|network|builder|buildx|system|stack|service|node|secret|config', 'rm|prune|remove'),
    yes: 'docker rm web',
    no: 'docker ps',
  },
  {
    hazard: 'destroys-resources',
    programs: [...dockers, ...composes],
    when: (i) => isCompose(i, 'down|rm'),
    yes: 'docker-compose down',
    no: 'docker-compose up -d',
  },
  {
    hazard: 'deletes-data',
    programs: [...dockers, ...composes],
    when: (i) =>
      (isCompose(i, 'down|rm') && hasFlag(i, '-v', '--volumes')) ||
      isSubcommand(i, 'volume', 'rm|prune') ||
      (isSubcommand(i, 'system', 'prune') && hasFlag(i, '--volumes')) ||
      (isSubcommand(i, 'rm') && hasFlag(i, '-v', '--volumes')),
    yes: 'docker volume prune -f',
    no: 'docker volume ls',
  },
  {
    hazard: 'changes-network',
    programs: [...dockers],
    when: (i) => isSubcommand(i, 'network', 'connect|disconnect|rm|prune'),
    yes: 'docker network connect net web',
    no: 'docker network inspect net',
  },
  {
    hazard: 'stops-service',
    programs: ['docker'],
    when: (i) =>
      (isSubcommand(i, 'service', 'scale') && /=0(?:\s|$)/.test(argumentText(i))) ||
      (isSubcommand(i, 'service', 'update') && hasFlag(i, '--force')) ||
      (isSubcommand(i, 'node', 'update') && /--availability[= ](?:drain|pause)\b/.test(argumentText(i))),
    yes: 'docker service scale web=0',
    no: 'docker service scale web=3',
  },
  // Kubernetes
  {
    hazard: 'destroys-resources',
    programs: [...kubectls],
    when: (i) => isSubcommand(i, 'delete'),
    yes: 'kubectl delete pod web-0',
    no: 'kubectl get pod web-0',
  },
  {
    hazard: 'deletes-data',
    programs: [...kubectls],
    when: (i) =>
      isSubcommand(i, 'delete') && /\b(?:pvc|pv|persistentvolumeclaims?|persistentvolumes?|ns|namespaces?)\b/.test(argumentText(i)),
    yes: 'kubectl delete pvc data-web-0',
    no: 'kubectl get pvc',
  },
  {
    hazard: 'stops-service',
    programs: [...kubectls],
    when: (i) =>
      (isSubcommand(i, 'scale') && optionValue(i, '--replicas') === '0') ||
      isSubcommand(i, 'rollout', 'restart|undo|pause') ||
      isSubcommand(i, 'drain'),
    yes: 'kubectl scale deployment web --replicas=0',
    no: 'kubectl scale deployment web --replicas=3',
  },
  {
    hazard: 'stops-service',
    programs: [...kubectls],
    when: (i) => isSubcommand(i, 'cordon|taint'),
    yes: 'kubectl cordon node-1',
    no: 'kubectl uncordon node-1',
  },
  {
    hazard: 'overwrites',
    programs: [...kubectls],
    when: (i) => isSubcommand(i, 'apply|replace|edit'),
    yes: 'kubectl apply -f app.yaml',
    no: 'kubectl diff -f app.yaml',
  },
  {
    hazard: 'overwrites',
    programs: [...kubectls],
    when: (i) => isSubcommand(i, 'set', 'env|image|resources|selector|subject|serviceaccount|volume') && !hasFlag(i, '--list', '--local'),
    yes: 'kubectl set env deployment/web DATABASE_HOST=db-1',
    no: 'kubectl set env deployment/web --list',
  },
  {
    hazard: 'changes-network',
    programs: [...kubectls],
    when: (i) =>
      isSubcommand(i, 'patch|edit', 'service|svc|ingress|ing|networkpolicy|netpol|virtualservice|endpoints') ||
      (/^(?:patch|edit)$/.test(positionals(i)[0] ?? '') && /^(?:svc|service|ingress|networkpolicy)\//.test(positionals(i)[1] ?? '')),
    yes: "kubectl patch service web -p '{}'",
    no: 'kubectl get service web',
  },
  {
    hazard: 'destroys-resources',
    programs: ['helm'],
    when: (i) => isSubcommand(i, 'uninstall|delete'),
    yes: 'helm uninstall web',
    no: 'helm list',
  },
  {
    hazard: 'overwrites',
    programs: ['helm'],
    when: (i) => isSubcommand(i, 'rollback|upgrade'),
    yes: 'helm rollback web 3',
    no: 'helm history web',
  },
  {
    hazard: 'overwrites',
    programs: ['velero', 'etcdctl', 'argocd', 'flux'],
    when: (i) => isSubcommand(i, 'restore', 'create') || isSubcommand(i, 'snapshot', 'restore') || isSubcommand(i, 'app', 'sync|rollback'),
    yes: 'velero restore create --from-backup b1',
    no: 'velero backup get',
  },
  {
    hazard: 'deletes-data',
    programs: ['etcdctl', 'velero', 'consul', 'vault'],
    when: (i) => isSubcommand(i, 'del') || isSubcommand(i, 'backup|kv|secret', 'delete|destroy') || isSubcommand(i, 'delete'),
    yes: 'etcdctl del --prefix /registry',
    no: 'etcdctl get /registry',
  },
]
