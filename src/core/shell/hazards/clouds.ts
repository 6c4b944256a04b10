// Hazard rules: clouds, infrastructure as code, object storage and backup tools.
import { argumentText, hasFlag, isSubcommand, positionals } from '../arguments.ts'
import { copiesBackOver } from './files.ts'
import type { HazardRule } from './rule.ts'

export const cloudRules: readonly HazardRule[] = [
  {
    hazard: 'destroys-resources',
    programs: ['terraform', 'tofu', 'terragrunt', 'pulumi'],
    when: (i) =>
      isSubcommand(i, 'destroy') || hasFlag(i, '-destroy') || isSubcommand(i, 'state', 'rm') || isSubcommand(i, 'workspace', 'delete'),
    yes: 'terraform destroy',
    no: 'terraform plan',
  },
  {
    hazard: 'overwrites',
    programs: ['terraform', 'tofu', 'terragrunt', 'pulumi'],
    // What is built in an environment of its own stands beside what runs, and changes none of it.
    when: (i) =>
      (isSubcommand(i, 'apply|up|import|refresh') || isSubcommand(i, 'run-all', 'apply')) &&
      !/\benvironment=["']?(?:recovery|restore|dr|drill|test)\b/.test(argumentText(i)),
    yes: 'terraform apply -auto-approve',
    no: 'terraform plan -out plan.out',
  },
  {
    hazard: 'destroys-resources',
    programs: ['aws'],
    when: (i) => /^(?:terminate|delete|deregister|remove|purge)-/.test(positionals(i)[1] ?? ''),
    yes: 'aws ec2 terminate-instances --instance-ids i-1',
    no: 'aws ec2 describe-instances',
  },
  {
    hazard: 'deletes-data',
    programs: ['aws'],
    when: (i) => isSubcommand(i, 's3', 'rm|rb') || (isSubcommand(i, 's3', 'sync') && hasFlag(i, '--delete')) || isSubcommand(i, 's3', 'mv'),
    yes: 'aws s3 rm s3://bucket/x',
    no: 'aws s3 ls s3://bucket',
  },
  {
    hazard: 'stops-service',
    programs: ['aws'],
    when: (i) =>
      /^(?:stop|reboot|failover)-/.test(positionals(i)[1] ?? '') ||
      (/--desired-(?:capacity|count)[= ]0(?:\s|$)/.test(argumentText(i)) && /^(?:set|update)-/.test(positionals(i)[1] ?? '')) ||
      (isSubcommand(i, 'ecs', 'update-service') && (/--desired-count[= ]0/.test(argumentText(i)) || hasFlag(i, '--force-new-deployment'))),
    yes: 'aws ec2 stop-instances --instance-ids i-1',
    no: 'aws ec2 start-instances --instance-ids i-1',
  },
  {
    hazard: 'changes-network',
    programs: ['aws'],
    when: (i) =>
      isSubcommand(i, 'route53', 'change-resource-record-sets') ||
      /^(?:authorize|revoke)-security-group|^(?:modify|create|replace|delete)-(?:route|listener|rule|network-acl|security-group)|^(?:de)?register-(?:targets|instances)/.test(
        positionals(i)[1] ?? '',
      ),
    yes: 'aws route53 change-resource-record-sets --hosted-zone-id Z1',
    no: 'aws route53 list-hosted-zones',
  },
  {
    hazard: 'overwrites',
    programs: ['aws'],
    when: (i) => /^restore-|^(?:update|put|modify|import)-/.test(positionals(i)[1] ?? '') && !isSubcommand(i, 'cloudwatch|logs|sns'),
    yes: 'aws rds restore-db-instance-to-point-in-time --x y',
    no: 'aws rds describe-db-instances',
  },
  {
    hazard: 'destroys-resources',
    programs: [
      'gcloud',
      'az',
      'doctl',
      'flyctl',
      'fly',
      'heroku',
      'ibmcloud',
      'oci',
      'openstack',
      'hcloud',
      'eksctl',
      'kops',
      'virsh',
      'nomad',
    ],
    when: (i) => positionals(i).some((word) => /^(?:delete|destroy|purge|undefine|remove)$|:destroy$/.test(word)),
    yes: 'gcloud compute instances delete web',
    no: 'gcloud compute instances list',
  },
  {
    hazard: 'stops-service',
    programs: ['gcloud', 'az', 'doctl', 'heroku', 'virsh', 'nomad', 'hcloud', 'fly', 'flyctl'],
    when: (i) =>
      positionals(i).some((word) => /^(?:stop|reset|restart|deallocate|shutdown|reboot|poweroff|ps:restart|failover|suspend)$/.test(word)),
    yes: 'gcloud compute instances reset web',
    no: 'gcloud compute instances describe web',
  },
  {
    hazard: 'overwrites',
    programs: ['aws'],
    when: (i) => isSubcommand(i, 's3', 'sync|cp') && /^s3:\/\//.test(positionals(i).at(-1) ?? '') && copiesBackOver(i),
    yes: 'aws s3 sync s3://app-backups/latest s3://app-data',
    no: 'aws s3 sync s3://app-data s3://app-backups/latest',
  },
  {
    hazard: 'stops-service',
    programs: ['gcloud', 'az', 'eksctl'],
    when: (i) =>
      /--(?:size|num-nodes|nodes|node-count|new-capacity|instance-count)[= ]0(?:\s|$)|--activation-policy[= ]never\b/i.test(
        argumentText(i),
      ),
    yes: 'gcloud container clusters resize c --num-nodes 0',
    no: 'gcloud container clusters resize c --num-nodes 3',
  },
  {
    hazard: 'deletes-data',
    programs: ['gcloud'],
    when: (i) => isSubcommand(i, 'storage', 'rsync') && hasFlag(i, '--delete-unmatched-destination-objects'),
    yes: 'gcloud storage rsync --delete-unmatched-destination-objects a gs://b',
    no: 'gcloud storage rsync a gs://b',
  },
  {
    hazard: 'destroys-resources',
    programs: ['az'],
    when: (i) => /--mode[= ]complete\b/i.test(argumentText(i)),
    yes: 'az deployment group create --mode Complete --resource-group g',
    no: 'az deployment group create --mode Incremental --resource-group g',
  },
  {
    hazard: 'deletes-data',
    programs: ['gsutil', 's3cmd', 'mc', 'rclone', 'azcopy', 'restic', 'borg', 's5cmd', 'kopia'],
    when: (i) =>
      isSubcommand(i, 'rm|rb|del|delete|purge|forget|prune|remove') ||
      hasFlag(i, '--delete-removed', '--remove', '--delete-destination') ||
      (i.program === 'gsutil' && positionals(i).includes('rm')) ||
      (i.program === 'gsutil' && positionals(i).includes('rsync') && hasFlag(i, '-d')),
    yes: 'gsutil rm gs://bucket/x',
    no: 'gsutil ls gs://bucket',
  },
  {
    hazard: 'overwrites',
    programs: ['restic', 'borg', 'pgbackrest', 'wal-g', 'barman', 'duplicity', 'kopia', 'xtrabackup', 'mariabackup', 'innobackupex'],
    when: (i) => isSubcommand(i, 'restore|extract|backup-fetch|recover|delta-restore') || hasFlag(i, '--copy-back', '--move-back'),
    yes: 'restic -r /srv/backups restore latest --target /',
    no: 'restic -r /srv/backups snapshots',
  },
  {
    hazard: 'overwrites',
    programs: ['ansible-playbook', 'puppet', 'chef-client', 'salt'],
    yes: 'ansible-playbook site.yml',
    no: 'ansible-playbook --check site.yml',
  },
]
