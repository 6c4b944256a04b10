// Hazard rules that a few words of a call decide: `ceph osd purge`, `vault operator seal`. One row names programs and such
// phrases; each phrase becomes a rule with itself as its example. Words may be alternatives: `rm|delete`.
import type { Hazard } from '../../playbook/model/command.ts'
import { positionals } from '../arguments.ts'
import type { Invocation } from '../invocation.ts'
import type { HazardRule } from './rule.ts'

interface Row {
  readonly hazard: Hazard
  readonly programs: readonly string[]
  readonly phrases: readonly string[]
  readonly no: string
}

/** Whether the words of a phrase stand in the call, one behind the other. */
function says(invocation: Invocation, phrase: readonly (readonly string[])[]): boolean {
  const words = positionals(invocation)
  return words.some((_, start) => phrase.every((choices, index) => choices.includes(words[start + index] ?? '')))
}

function rulesOf({ hazard, programs, phrases, no }: Row): readonly HazardRule[] {
  return phrases.map((text) => {
    const phrase = text.split(' ').map((word) => word.split('|'))
    return {
      hazard,
      programs,
      when: (invocation) => says(invocation, phrase) && !invocation.arguments.some(({ text: word }) => /^(?:-h|--help)$/.test(word)),
      yes: `${programs[0]!} ${phrase.map((choices) => choices[0]!).join(' ')} x`,
      no,
    }
  })
}

const rows: readonly Row[] = [
  // Containers and clusters
  { hazard: 'stops-service', programs: ['oc'], phrases: ['adm drain|cordon|taint'], no: 'oc adm top nodes' },
  { hazard: 'destroys-resources', programs: ['oc'], phrases: ['adm prune'], no: 'oc adm must-gather' },
  { hazard: 'overwrites', programs: ['kubectl', 'oc'], phrases: ['patch', 'rollout latest'], no: 'kubectl describe pod web-0' },
  { hazard: 'destroys-resources', programs: ['crictl'], phrases: ['rm|rmi|rmp'], no: 'crictl ps' },
  { hazard: 'stops-service', programs: ['crictl'], phrases: ['stop|stopp'], no: 'crictl pods' },
  {
    hazard: 'destroys-resources',
    programs: ['ctr'],
    phrases: ['images|image|containers|snapshots rm|remove|delete', 'tasks|task rm|kill|delete'],
    no: 'ctr images ls',
  },
  { hazard: 'destroys-resources', programs: ['regctl'], phrases: ['tag delete|rm'], no: 'regctl tag ls x' },
  { hazard: 'destroys-resources', programs: ['docker'], phrases: ['swarm leave'], no: 'docker swarm join-token worker' },
  { hazard: 'overwrites', programs: ['docker'], phrases: ['service rollback|update', 'stack deploy'], no: 'docker stack services web' },
  { hazard: 'destroys-resources', programs: ['etcdctl'], phrases: ['member remove'], no: 'etcdctl member list' },
  { hazard: 'overwrites', programs: ['etcdutl', 'k3s'], phrases: ['snapshot restore'], no: 'etcdutl snapshot status' },
  { hazard: 'deletes-data', programs: ['kubeadm'], phrases: ['reset'], no: 'kubeadm token list' },
  { hazard: 'overwrites', programs: ['kubeadm'], phrases: ['upgrade apply|node'], no: 'kubeadm upgrade plan' },
  {
    hazard: 'destroys-resources',
    programs: ['istioctl', 'linkerd', 'flux', 'argocd', 'rancher', 'k3d', 'kind', 'minikube'],
    phrases: ['uninstall|delete|purge'],
    no: 'istioctl proxy-status',
  },
  {
    hazard: 'destroys-resources',
    programs: ['cf'],
    phrases: ['delete|delete-service|delete-service-key|delete-space|delete-org|delete-route|delete-orphaned-routes'],
    no: 'cf service shop-db',
  },
  { hazard: 'stops-service', programs: ['cf'], phrases: ['stop|restart|restage|restart-app-instance'], no: 'cf apps' },
  // Storage
  {
    hazard: 'stops-service',
    programs: ['ceph'],
    phrases: ['osd out|down|fail', 'fs|mds|mgr fail', 'orch stop|restart|redeploy', 'orch daemon stop|restart|redeploy'],
    no: 'ceph osd tree',
  },
  {
    hazard: 'deletes-data',
    programs: ['ceph'],
    phrases: ['osd purge|destroy|rm|lost', 'osd pool delete|rm', 'fs rm', 'orch osd rm'],
    no: 'ceph osd pool ls',
  },
  {
    hazard: 'destroys-resources',
    programs: ['ceph'],
    phrases: ['osd crush remove|rm', 'mon remove|rm', 'auth del|rm', 'orch rm', 'orch host rm'],
    no: 'ceph mon dump',
  },
  { hazard: 'disables-protection', programs: ['ceph'], phrases: ['osd set'], no: 'ceph osd unset noout' },
  { hazard: 'deletes-data', programs: ['ceph-volume'], phrases: ['lvm zap'], no: 'ceph-volume lvm list' },
  { hazard: 'deletes-data', programs: ['rbd'], phrases: ['rm|remove', 'snap rm|remove|purge', 'trash purge|rm'], no: 'rbd ls' },
  { hazard: 'overwrites', programs: ['rbd'], phrases: ['snap rollback'], no: 'rbd snap ls x' },
  { hazard: 'deletes-data', programs: ['rados'], phrases: ['rmpool'], no: 'rados lspools' },
  { hazard: 'deletes-data', programs: ['radosgw-admin'], phrases: ['user|bucket|object rm', 'gc process'], no: 'radosgw-admin user list' },
  { hazard: 'stops-service', programs: ['zpool'], phrases: ['offline|detach|remove|export'], no: 'zpool status' },
  { hazard: 'overwrites', programs: ['zpool'], phrases: ['replace'], no: 'zpool iostat' },
  { hazard: 'destroys-resources', programs: ['btrfs'], phrases: ['device remove|delete'], no: 'btrfs device stats /srv' },
  {
    hazard: 'deletes-data',
    programs: ['cryptsetup'],
    phrases: ['luksErase|erase|luksFormat|luksKillSlot|luksRemoveKey'],
    no: 'cryptsetup luksDump /dev/sdb',
  },
  { hazard: 'deletes-data', programs: ['nvme'], phrases: ['format|sanitize'], no: 'nvme list' },
  { hazard: 'deletes-data', programs: ['drbdadm'], phrases: ['invalidate|invalidate-remote|wipe-md|create-md'], no: 'drbdadm status' },
  { hazard: 'stops-service', programs: ['drbdadm'], phrases: ['secondary|down|disconnect|detach'], no: 'drbdadm dump' },
  { hazard: 'stops-service', programs: ['gluster'], phrases: ['volume stop'], no: 'gluster volume status' },
  {
    hazard: 'destroys-resources',
    programs: ['gluster'],
    phrases: ['volume delete|remove-brick|replace-brick|reset-brick', 'peer detach'],
    no: 'gluster peer status',
  },
  // Databases, queues, coordination
  {
    hazard: 'deletes-data',
    programs: ['zkCli.sh', 'zookeeper-shell.sh', 'zookeeper-shell', 'zkCli', 'zk-shell'],
    phrases: ['deleteall|delete|rmr'],
    no: 'zkCli.sh ls /brokers',
  },
  {
    hazard: 'destroys-resources',
    programs: ['rabbitmqctl', 'rabbitmq-queues'],
    phrases: ['forget_cluster_node', 'delete_member', 'delete_user'],
    no: 'rabbitmqctl cluster_status',
  },
  {
    hazard: 'kills-processes',
    programs: ['rabbitmqctl'],
    phrases: ['close_connection|close_all_connections'],
    no: 'rabbitmqctl list_connections',
  },
  { hazard: 'destroys-resources', programs: ['nodetool'], phrases: ['decommission|removenode|assassinate'], no: 'nodetool status' },
  { hazard: 'deletes-data', programs: ['nodetool'], phrases: ['cleanup|clearsnapshot|truncatehints'], no: 'nodetool listsnapshots' },
  { hazard: 'stops-service', programs: ['vault'], phrases: ['operator seal|step-down'], no: 'vault operator unseal x' },
  {
    hazard: 'destroys-resources',
    programs: ['vault', 'consul', 'nomad'],
    phrases: ['operator raft remove-peer'],
    no: 'vault operator raft list-peers',
  },
  {
    hazard: 'changes-permissions',
    programs: ['vault'],
    phrases: ['token|lease revoke', 'policy delete|write', 'auth disable'],
    no: 'vault token lookup',
  },
  {
    hazard: 'deletes-data',
    programs: ['vault'],
    phrases: ['secrets disable', 'kv metadata delete', 'kv destroy'],
    no: 'vault secrets list',
  },
  { hazard: 'overwrites', programs: ['vault'], phrases: ['operator rekey|rotate'], no: 'vault status' },
  { hazard: 'stops-service', programs: ['consul'], phrases: ['leave'], no: 'consul members' },
  { hazard: 'destroys-resources', programs: ['consul'], phrases: ['force-leave'], no: 'consul monitor' },
  { hazard: 'stops-service', programs: ['nomad'], phrases: ['node drain'], no: 'nomad node status' },
  { hazard: 'destroys-resources', programs: ['nomad'], phrases: ['system gc'], no: 'nomad system reconcile summaries' },
  { hazard: 'overwrites', programs: ['nomad'], phrases: ['job revert|run'], no: 'nomad job plan web.nomad' },
  { hazard: 'disables-protection', programs: ['patronictl', 'gitlab-patronictl'], phrases: ['pause'], no: 'patronictl list' },
  {
    hazard: 'stops-service',
    programs: ['gitlab-patronictl'],
    phrases: ['restart|switchover|failover|reinit|remove'],
    no: 'gitlab-patronictl list',
  },
  { hazard: 'destroys-resources', programs: ['patronictl'], phrases: ['remove'], no: 'patronictl history' },
  {
    hazard: 'stops-service',
    programs: ['vtctldclient', 'vtctlclient', 'vtctl'],
    phrases: ['EmergencyReparentShard|PlannedReparentShard|TabletExternallyReparented'],
    no: 'vtctldclient GetTablets',
  },
  {
    hazard: 'destroys-resources',
    programs: ['vtctldclient', 'vtctlclient', 'vtctl'],
    phrases: ['DeleteTablets|DeleteTablet|DeleteShards|DeleteShard|DeleteKeyspace'],
    no: 'vtctldclient GetKeyspaces',
  },
  { hazard: 'kills-processes', programs: ['mysqladmin'], phrases: ['kill'], no: 'mysqladmin processlist' },
  { hazard: 'deletes-data', programs: ['influx'], phrases: ['delete'], no: 'influx bucket list' },
  { hazard: 'deletes-data', programs: ['curator_cli'], phrases: ['delete_indices|delete_snapshots'], no: 'curator_cli show_indices' },
  { hazard: 'deletes-data', programs: ['celery'], phrases: ['purge'], no: 'celery inspect active' },
  // Frameworks
  {
    hazard: 'drops-database',
    programs: ['rails', 'rake', 'gitlab-rake'],
    phrases: ['db:drop|db:reset|db:purge|db:schema:load|db:migrate:reset'],
    no: 'rails db:version',
  },
  {
    hazard: 'overwrites',
    programs: ['rails', 'rake', 'gitlab-rake'],
    phrases: ['db:migrate|db:rollback|db:seed|gitlab:backup:restore'],
    no: 'rake db:migrate:status',
  },
  {
    hazard: 'deletes-data',
    programs: ['python', 'python3', 'manage.py', 'django-admin'],
    phrases: ['manage.py flush|reset_db', 'flush|reset_db'],
    no: 'python manage.py showmigrations',
  },
  {
    hazard: 'overwrites',
    programs: ['python', 'python3', 'manage.py', 'django-admin'],
    phrases: ['manage.py migrate|loaddata', 'migrate|loaddata'],
    no: 'python manage.py check',
  },
  { hazard: 'overwrites', programs: ['python', 'python3'], phrases: ['alembic downgrade'], no: 'python -m alembic history' },
  {
    hazard: 'drops-database',
    programs: ['php', 'artisan', 'flyway', 'liquibase'],
    phrases: ['migrate:fresh|migrate:refresh|migrate:reset|db:wipe|clean|drop-all|dropAll'],
    no: 'php artisan migrate:status',
  },
  {
    hazard: 'overwrites',
    programs: ['alembic', 'flyway', 'liquibase', 'php', 'artisan', 'goose', 'knex'],
    phrases: ['downgrade|upgrade|rollback|migrate|repair|update|migrate:rollback'],
    no: 'alembic current',
  },
  {
    hazard: 'drops-database',
    programs: ['prisma', 'sequelize', 'sequelize-cli', 'typeorm'],
    phrases: ['migrate reset', 'db:drop', 'schema:drop'],
    no: 'prisma migrate status',
  },
  {
    hazard: 'overwrites',
    programs: ['prisma', 'sequelize', 'sequelize-cli', 'typeorm'],
    phrases: [
      'migrate deploy|dev|resolve',
      'db push|execute|seed',
      'db:migrate|db:migrate:undo|db:migrate:undo:all|db:seed:all',
      'migration:run|migration:revert|schema:sync',
    ],
    no: 'prisma db pull',
  },
  { hazard: 'overwrites', programs: ['drizzle-kit'], phrases: ['push|migrate|drop'], no: 'drizzle-kit check' },
  { hazard: 'drops-database', programs: ['heroku'], phrases: ['pg:reset'], no: 'heroku pg:info' },
  {
    hazard: 'overwrites',
    programs: ['heroku'],
    phrases: ['pg:backups:restore|pg:promote|rollback|releases:rollback'],
    no: 'heroku releases',
  },
  { hazard: 'stops-service', programs: ['heroku'], phrases: ['maintenance:on'], no: 'heroku maintenance:off' },
  // Machines
  { hazard: 'destroys-resources', programs: ['qm', 'pct'], phrases: ['destroy', 'delsnapshot'], no: 'qm list' },
  {
    hazard: 'overwrites',
    programs: ['qm', 'pct', 'qmrestore', 'virsh'],
    phrases: ['rollback|restore|snapshot-revert'],
    no: 'qm config 100',
  },
  { hazard: 'destroys-resources', programs: ['pvecm', 'ha-manager'], phrases: ['delnode|remove'], no: 'pvecm status' },
  { hazard: 'disables-protection', programs: ['pvecm'], phrases: ['expected'], no: 'pvecm nodes' },
  {
    hazard: 'stops-service',
    programs: ['vim-cmd', 'govc'],
    phrases: ['vmsvc/power.off|vmsvc/power.reset|vmsvc/power.shutdown|vmsvc/power.reboot|hostsvc/maintenance_mode_enter|vm.power'],
    no: 'vim-cmd vmsvc/getallvms',
  },
  {
    hazard: 'destroys-resources',
    programs: ['vim-cmd', 'govc'],
    phrases: ['vmsvc/destroy|vmsvc/unregister|vm.destroy|snapshot.remove'],
    no: 'govc ls',
  },
  {
    hazard: 'stops-service',
    programs: ['ipmitool'],
    phrases: ['power off|cycle|reset|soft', 'mc reset'],
    no: 'ipmitool chassis power status',
  },
  {
    hazard: 'stops-service',
    programs: ['racadm'],
    phrases: ['serveraction powercycle|powerdown|hardreset|graceshutdown', 'racreset'],
    no: 'racadm getsel',
  },
  {
    hazard: 'stops-service',
    programs: ['pcs', 'crm'],
    phrases: ['resource disable|ban|move|stop|restart', 'node standby', 'cluster stop|destroy'],
    no: 'pcs status',
  },
  // Clouds
  {
    hazard: 'overwrites',
    programs: ['aws'],
    phrases: ['cloudformation deploy|execute-change-set', 'backup start-restore-job'],
    no: 'aws cloudformation describe-stacks',
  },
  { hazard: 'stops-service', programs: ['aws'], phrases: ['ec2 detach-volume'], no: 'aws ec2 describe-volumes' },
  {
    hazard: 'changes-network',
    programs: ['aws'],
    phrases: ['ec2 associate-address|disassociate-address|release-address'],
    no: 'aws ec2 describe-addresses',
  },
  {
    hazard: 'disables-protection',
    programs: ['aws'],
    phrases: ['cloudwatch disable-alarm-actions', 'autoscaling suspend-processes'],
    no: 'aws cloudwatch enable-alarm-actions',
  },
  {
    hazard: 'stops-service',
    programs: ['gcloud'],
    phrases: ['instances promote-replica', 'services disable'],
    no: 'gcloud services list',
  },
  {
    hazard: 'overwrites',
    programs: ['gcloud'],
    phrases: ['import sql|csv|bak', 'firestore import', 'run|functions|app deploy'],
    no: 'gcloud sql export sql db gs://b/x',
  },
  { hazard: 'changes-network', programs: ['gcloud'], phrases: ['services set-traffic'], no: 'gcloud app services list' },
  { hazard: 'changes-permissions', programs: ['gcloud'], phrases: ['service-accounts disable'], no: 'gcloud iam service-accounts list' },
  { hazard: 'overwrites', programs: ['az'], phrases: ['slot swap'], no: 'az webapp deployment slot list' },
  {
    hazard: 'stops-service',
    programs: ['az'],
    phrases: ['redis force-reboot', 'cosmosdb failover-priority-change'],
    no: 'az redis show',
  },
  { hazard: 'deletes-data', programs: ['az'], phrases: ['redis flush'], no: 'az redis list' },
  {
    hazard: 'changes-network',
    programs: ['az'],
    phrases: ['add-record|remove-record|set-record'],
    no: 'az network dns record-set a show',
  },
  {
    hazard: 'overwrites',
    programs: ['gcloud', 'az'],
    phrases: ['backups restore', 'db|server|vm|backup restore'],
    no: 'gcloud sql backups list',
  },
  {
    hazard: 'changes-network',
    programs: ['gcloud'],
    phrases: [
      'firewall-rules|routes|forwarding-rules|url-maps|backend-services create|update|delete|remove-backend|add-backend',
      'transaction execute',
      'record-sets create|update|delete',
      'services update-traffic',
    ],
    no: 'gcloud compute firewall-rules list',
  },
  {
    hazard: 'changes-network',
    programs: ['az'],
    phrases: [
      'rule create|update|delete',
      'record-set add-record|remove-record|create|delete|update',
      'route create|update|delete',
      'traffic-manager endpoint update',
    ],
    no: 'az network nsg rule list',
  },
  {
    hazard: 'changes-permissions',
    programs: ['az', 'gcloud'],
    phrases: ['role assignment create|delete', 'projects add-iam-policy-binding|remove-iam-policy-binding', 'keys delete|disable'],
    no: 'az role assignment list',
  },
  { hazard: 'deletes-data', programs: ['az'], phrases: ['delete-batch', 'purge'], no: 'az storage blob list' },
  { hazard: 'deletes-data', programs: ['gcloud'], phrases: ['storage rm'], no: 'gcloud storage ls' },
  {
    hazard: 'stops-service',
    programs: ['aws'],
    phrases: ['rds promote-read-replica|promote-read-replica-db-cluster'],
    no: 'aws rds create-db-instance-read-replica',
  },
  { hazard: 'destroys-resources', programs: ['aws'], phrases: ['kms schedule-key-deletion|disable-key'], no: 'aws kms list-keys' },
  {
    hazard: 'changes-permissions',
    programs: ['aws'],
    phrases: [
      'iam attach-role-policy|detach-role-policy|attach-user-policy|detach-user-policy|put-role-policy|put-user-policy|delete-access-key|update-access-key|delete-role-policy|delete-user-policy',
    ],
    no: 'aws iam list-users',
  },
  {
    hazard: 'deletes-data',
    programs: ['aws'],
    phrases: ['s3api delete-object|delete-objects|delete-bucket', 'sqs purge-queue', 'dynamodb delete-table|delete-item'],
    no: 'aws s3api list-objects',
  },
  {
    hazard: 'destroys-resources',
    programs: ['terraform', 'tofu', 'tf', 'terragrunt'],
    phrases: ['taint', 'destroy'],
    no: 'terraform show',
  },
  { hazard: 'destroys-resources', programs: ['tf', 'tg'], phrases: ['state rm'], no: 'tf plan' },
  { hazard: 'overwrites', programs: ['tf', 'tg'], phrases: ['apply|import'], no: 'tf validate' },
  {
    hazard: 'overwrites',
    programs: ['terraform', 'tofu', 'tf', 'terragrunt'],
    phrases: ['state mv|push|replace-provider'],
    no: 'terraform state list',
  },
  { hazard: 'disables-protection', programs: ['terraform', 'tofu', 'tf', 'terragrunt'], phrases: ['force-unlock'], no: 'terraform output' },
  { hazard: 'deletes-data', programs: ['rclone'], phrases: ['sync|deletefile|rmdirs|cleanup'], no: 'rclone copy a b:' },
  {
    hazard: 'stops-service',
    programs: ['openstack', 'nova', 'oci', 'ibmcloud', 'linode-cli', 'scw'],
    phrases: ['stop|reboot|rebuild|shutoff|suspend|pause'],
    no: 'openstack server show web',
  },
  {
    hazard: 'destroys-resources',
    programs: ['nova', 'linode-cli', 'scw', 'certbot', 'fly', 'flyctl'],
    phrases: ['delete|force-delete|destroy'],
    no: 'nova list',
  },
  // Networks and the kernel
  {
    hazard: 'changes-network',
    programs: ['pdnsutil', 'knotc'],
    phrases: ['delete-zone|delete-rrset|replace-rrset|zone-purge|zone-unset'],
    no: 'pdnsutil list-zone example.org',
  },
  {
    hazard: 'changes-network',
    programs: ['nmcli'],
    phrases: ['networking|radio off', 'device|dev|d disconnect|down'],
    no: 'nmcli device status',
  },
  { hazard: 'changes-network', programs: ['rndc'], phrases: ['flush|freeze|thaw|stop|halt'], no: 'rndc zonestatus x' },
  // Chains
  {
    hazard: 'deletes-data',
    programs: ['geth', 'cosmovisor', 'tendermint', 'cometbft', 'junod', 'gaiad', 'osmosisd'],
    phrases: ['removedb', 'unsafe-reset-all'],
    no: 'geth attach',
  },
  { hazard: 'stops-service', programs: ['solana-validator', 'agave-validator'], phrases: ['exit'], no: 'solana-validator monitor' },
  {
    hazard: 'destroys-resources',
    programs: ['lncli'],
    phrases: ['closechannel|closeallchannels|abandonchannel'],
    no: 'lncli listchannels',
  },
]

export const subcommandRules: readonly HazardRule[] = rows.flatMap(rulesOf)
