// Programs that playbooks call. Used only to tell a command from other text where nothing else says so
// (inline code, fences without a language); a program that is missing here still runs in a shell fence.

const programs = new Set(
  `ab ack rndc upsc upscmd regctl switchshow airflow postconf adduser ag alembic ansible ansible-playbook apk apt apt-cache apt-get aptitude argocd arp artisan asdf at awk aws az
  bash base64 bat bazel bc bg borg brew btrfs bundle bunzip2 bzip2 cal calicoctl cargo cat ccze cd certbot chage chattr chgrp chmod chown
  chpasswd chrony chronyc cilium circleci ckafka clickhouse-client cmake cmp cockroach comm composer conntrack consul cp cqlsh createdb
  createuser crictl cron crontab ctr curl cut cypher-shell dash date dd deluser delv df dhclient diff dig dmesg dnf docker docker-compose dokku
  doctl dpkg dropdb dropuser du echo edquota efibootmgr egrep elasticdump emacs env erl etcdctl ethtool exit exim expect export fail2ban-client fallocate false
  fastboot fdisk fg fgrep file find firewall-cmd flux flyctl fly free fsck fuser gcloud gdb gem getent gh git gitlab-ctl gitlab-rails gitlab-rake
  glab go gpg gradle grep groupadd groups growpart gsutil gunzip gzip haproxy hdfs head helm helmfile heroku host hostname hostnamectl htop http htpasswd
  hwclock iconv id ifconfig ifdown iftop ifup influx influxd initctl insmod install invoke-rc.d iostat iotop ip ip6tables ipmitool ipset iptables
  ipvsadm istioctl jaeger java jmap join journalctl jps jq jstack jstat k3s k9s kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh
  kafka-console-consumer.sh kafka-configs.sh kafka-reassign-partitions.sh keytool kill killall kinit knife kops kubeadm kubectl kubectx kubens kustomize k last lastlog
  ldapmodify ldapsearch less ln local-exec locate logger login logrotate ls lsattr lsblk lscpu lsmod lsof lspci lsusb ltrace lvcreate lvdisplay lvextend lvremove
  lvresize lvs lxc make man mc mcli md5sum mdadm memcached mesos microk8s minikube mix mkdir mkfs mkfs.ext4 mkswap mktemp mlocate modprobe mongo mongod mongodump
  mongoexport mongoimport mongorestore mongosh mosquitto_pub mount mtr multipath mv mvn mysql mysqladmin mysqlcheck mysqldump mysqld_safe nano nc ncat
  ncdu netcat netplan netstat newgrp nft nginx ngrep nice nmap nmcli node nodetool nohup nomad npm npx nproc nslookup ntpdate ntpq numactl oc okteto openssl op opensearch
  packer parted passwd patch patroni patronictl perf perl pg_basebackup pg_ctl pg_ctlcluster pg_dump pg_dumpall pg_isready pg_lsclusters pg_restore pg_resetwal pg_rewind pgbackrest
  pgbouncer pgrep php pidof pidstat ping ping6 pip pip3 pipenv pkill pm2 pmap pnpm podman poetry postfix postqueue postsuper poweroff printf prometheus promtool proxysql ps
  psql pstree pulumi puppet pushd pv pvcreate pvresize pvs pwd py-spy pytest python python2 python3 quota rabbitmq-diagnostics rabbitmq-plugins rabbitmqadmin
  rabbitmqctl rails rake rbenv rclone read readlink reboot redis-cli redis-server redis-sentinel renice rescan-scsi-bus.sh resize2fs restic rm rmdir rmmod rndc rosa route rpm
  rsync ruby runme s3cmd salt salt-call sar scp screen scutil sed semanage sendmail sensors seq service sestatus setenforce setfacl sftp sh sha256sum shasum shred shutdown
  skopeo slapcat sleep smartctl snap snmpwalk socat solr sort source spark-submit sqlcmd sqlite3 sqlplus ss ssh ssh-add ssh-copy-id ssh-keygen ssh-keyscan stat stern strace
  stress su sudo supervisorctl svn swaks swapoff swapon sync sysctl systemctl systemd-analyze systemd-resolve resolvectl tail tar tcpdump tee telnet terraform terragrunt test tig
  time timedatectl timeout tldr tmux tofu top touch tr traceroute tracepath tree truncate tshark tune2fs udevadm ufw umount unalias uname uniq unlink unset unxz
  unzip update-ca-certificates update-grub update-rc.d uptime useradd usermod uv vacuumdb vault velero vgcreate vgdisplay vgextend vgs vi vim virsh visudo
  vmstat vtysh w wal-g wall watch watchman wc weave wget whereis which who whoami wipefs wp xargs xfs_growfs xfs_repair xz yarn yum zcat zfs zgrep zip zkCli.sh zk zookeeper-shell
  zpool zsh zypper bpftool mysqlbinlog pt-online-schema-change orchestrator vtctlclient ceph rados rbd radosgw-admin gluster drbdadm pcs crm corosync-cfgtool
  kcat kafkacat wrangler vercel netlify firebase bq eksctl aws-vault saml2aws tctl tsh teleport boundary packer az kn tkn kubeseal sops age eb cf bosh fluxctl
  nerdctl buildah crio kind k3d talosctl clusterctl linkerd dapr qm pct pvecm pvesm pveceph pvesh ha-manager vzdump proxmox-backup-client sgdisk sfdisk gdisk blkid badblocks hdparm nvme cryptsetup dmsetup partprobe e2fsck
  xfs_info arch-chroot chroot grub-install grub2-mkconfig dracut update-initramfs mkinitcpio ocm rosa tf tfenv gitlab-patronictl gitlab-psql
  gitlab-redis-cli gitlab-backup gitlab-runner wal-e barman repmgr pgbadger pg_repack pg_receivewal pg_upgrade pg_basebackup mysqlsh mysqlpump mydumper myloader xtrabackup mariabackup innobackupex
  mariadb mariadb-dump pt-table-checksum pt-kill mongos mongostat mongotop redis-benchmark valkey-cli keydb-cli kafka-acls.sh kafka-acls kafka-configs kafka-reassign-partitions kafka-leader-election
  kafka-leader-election.sh kafka-console-producer.sh kafka-console-producer kafka-console-consumer kafka-run-class.sh kafka-log-dirs.sh kafka-log-dirs kafka-replica-verification.sh kafka-storage.sh zookeeper-shell.sh zkServer.sh
  rabbitmq-queues rabbitmq-upgrade elasticsearch-plugin elasticsearch-reset-password elasticsearch-node opensearch-plugin sstableloader sstablescrub cockroach tikv-ctl pd-ctl tiup vtctl vtgate etcdutl
  boundary geth bitcoin-cli bitcoind lncli lnd gaiad solana-validator cosmovisor junod docker-machine ctop lazydocker ctr
  kubectl-convert krew kubectl-neat rke rke2 k0s k0sctl kubespray eksctl cdk chef-client chef knife r10k ansible-vault ansible-galaxy ansible-inventory ansible-console
  esxcli vim-cmd vmkfstools govc vsish racadm ipmiutil storcli storcli64 megacli MegaCli64 perccli hpssacli ssacli arcconf tw_cli multipathd iscsiadm targetcli showmount exportfs nfsstat rpcinfo
  ovs-vsctl ovs-ofctl ovn-nbctl ovn-sbctl birdc ethtool mii-tool ifenslave wg-quick openvpn ipsec swanctl nghttp h2load k6 varnishadm varnishlog varnishstat
  apachectl apache2ctl httpd a2ensite a2dissite a2enmod a2dismod php-fpm acme.sh kcadm.sh ldapadd ldapdelete ldappasswd slapadd slapd kdestroy klist kadmin
  samba-tool smbclient smbstatus wbinfo sssctl authconfig pam_tally2 faillock aa-status aa-complain aa-enforce ausearch aureport auditctl restorecon chcon getsebool setsebool semodule sealert
  rasdaemon edac-util mcelog turbostat cpupower tuned-adm numastat slabtop blktrace bpftrace opensnoop execsnoop biolatency trace-cmd sysdig kdumpctl gcore pstack gdbserver rbspy async-profiler jhsdb jinfo jconsole
  postmap postalias postcat mailq mailx dovecot doveadm rspamc certutil pk12util fail2ban-regex rkhunter chkrootkit clamscan freshclam
  borgmatic duplicity duplicati kopia rdiff-backup rsnapshot bacula-console bconsole s5cmd azcopy aliyun tencentcli oci ibmcloud hcloud linode-cli vultr-cli scw openstack
  swapctl rcctl sysrc pkg freebsd-update bectl jexec svcs svcadm zoneadm launchctl diskutil softwareupdate csrutil scutil networksetup brew
  gunicorn uwsgi django-admin sidekiqctl passenger-status nodemon pm2-runtime mix elixir iex rebar3 erl epmd sbt gradle jcmd
  flatpak dpkg-reconfigure apt-mark apt-key debsums needrestart unattended-upgrade dnf-automatic yum-config-manager rpm-ostree ostree transactional-update subscription-manager
  uuidgen envsubst xxd hexdump base32 shuf tsort numfmt stdbuf nohup setsid renice ionice chrt taskset prlimit ulimit runuser sudoedit sshpass autossh mosh sshfs fusermount
  pdsh clush pssh parallel-ssh fab rundeck jenkins-cli zabbix_get zabbix_sender
  grafana-cli loki logcli amtool thanos mimirtool cortextool curator es hbase hive impala-shell presto trino yarn zdb
  ipconfig netdom dcdiag repadmin nltest gpupdate gpresult w32tm chkdsk sfc dism wevtutil schtasks robocopy taskkill tasklist bcdedit diskpart ntdsutil
  net sc reg wmic icacls certutil msiexec nbtstat tracert pathping powershell pwsh iisreset klist vssadmin wbadmin qm pct qmrestore vzdump pvesm pvecm
  ha occ artisan geth lighthouse bitcoin-cli lncli cardano-cli solana gaiad cosmovisor besu jq yq
  supabase trivy grype syft cosign oras flyway liquibase railway linode-cli hcloud scw ibmcloud oci sam cdk serverless sls amplify copilot sentry-cli traefik caddy
  prisma podman-compose hardhat netsh gradlew apachectl apache2ctl a2ensite a2dissite supervisord uwsgi gunicorn celery flask django-admin rebar3 sbt lein dotnet nuget bun deno tsc jest playwright k6 wrk siege
  borgmatic duplicity rdiff-backup rsnapshot tarsnap bconsole sanoid syncoid lxd incus multipass vagrant qemu-img bcp impdp expdp rman lsnrctl dgmgrl srvctl crsctl
  asmcmd db2 isql sstableloader neo4j-admin arangodump couchbase-cli cbbackupmgr clickhouse clickhouse-backup mongostat mongotop redis-benchmark redis-check-aof
  redis-check-rdb nats pulsar-admin confluent zkServer.sh elasticsearch-keystore elasticsearch-plugin opensearch-keystore logstash filebeat telegraf grafana-server wg
  wg-quick openvpn ipsec swanctl tailscale zerotier-cli cloudflared ngrok acme.sh cfssl clamscan freshclam rkhunter chkrootkit lynis auditctl ausearch aureport rke rke2
  rancher k0s skaffold tilt devspace argo hubble virtctl oadm crc odo cmctl kubeconform popeye crane regctl lima colima launchctl diskutil dscl svcadm svcs pkg pfctl
  doveadm mailq rspamc drush magento tootctl synadm pg_repack pgbench pg_upgrade barman repmgr stolonctl mariadb mariadb-dump mariadb-backup xtrabackup mydumper myloader
  esptool esptool.py ipfs sqlx mise nix nix-env nix-shell nix-store nix-collect-garbage nixos-rebuild home-manager pio platformio arduino-cli uvicorn npx uvx xh
  pacman yay emerge xbps-install mysqld mysql_install_db mysql_upgrade mysql_secure_installation cassandra bunx pnpx just ldd ldconfig nm objdump readelf strings setfattr getfattr lvextend e4defrag dpkg-query rpmquery zgrep zless
  squeue sinfo scontrol scancel sacct sacctmgr sbatch srun lctl lfs nsupdate hatop haproxyctl crm_mon crm_resource stonith_admin hdbnsutil HDB sapcontrol hdbsql postconf
  exiqgrep exigrep exipick tnsping cap services.sh service-control esxcfg-rescan vicfg ceph-volume cephadm drbdsetup age-keygen nixos-enter nixos-install nh snapper findmnt swaplabel
  mt mtx tapeinfo amavisd-release dsync sieve-test opendkim-testkey unbound-control pdnsutil pdns_control kresctl nsd-control knotc named-checkconf named-checkzone exabgp nmstatectl
  networkctl brctl tc teamdctl ovsdb-client opensips-cli kamctl kamcmd asterisk fs_cli rtpengine-ctl sngrep turso neonctl pscale lando ddev wp-cli n98-magerun pgloader pg_activity
  pg_top pg_autoctl pg_probackup pcp_node_info orchestrator-client gh-ost db2pd db2stop db2start onstat onmode dbaccess adrci emctl wlst.sh opmnctl wsadmin.sh jboss-cli.sh standalone.sh
  catalina.sh asadmin kc.sh dsconf dsctl dsidm ipa ipactl sss_cache adcli msktutil certmonger getcert step-ca lego dehydrated vaultenv bao conjur gopass bw rbw falconctl wazuh-control
  ossec-control velociraptor osqueryi clamdscan maldet dc3dd ewfacquire suricata-update suricatasc pfSsh.php proxmox-boot-tool ddrescue fsck.ext4 fsck.xfs mkfs.xfs mkfs.btrfs mkfs.vfat avml testdisk photorec extundelete named-compilezone delv kdig drill
  galera_recovery garbd maxscale maxctrl gwmi gcim cockroach tikv-ctl tiup dolt etcdutl vtctldclient mysqlsh`.split(/\s+/),
)

/** Windows finds its programs however their names are written. */
const windowsPrograms = new Set(
  `ipconfig netdom dcdiag repadmin nltest gpupdate gpresult w32tm chkdsk sfc dism wevtutil schtasks robocopy taskkill tasklist bcdedit
  diskpart ntdsutil net sc reg wmic icacls certutil msiexec nbtstat tracert pathping powershell pwsh iisreset klist vssadmin wbadmin
  ping nslookup netstat netsh hostname gwmi gcim dfsrdiag mstsc appcmd auditpol setspn dsquery dsmod fsutil logoff qwinsta diskshadow bootrec
  rundll32 reagentc pnputil driverquery typeperf logman cscript winrm slmgr manage-bde systeminfo mountvol takeown icacls findstr xcopy dnscmd`.split(
    /\s+/,
  ),
)

/** Whether a bare program name is one that playbooks call; in capitals only a program of Windows is, unless it is a word. */
export function isKnownProgram(name: string): boolean {
  return programs.has(name) || (windowsPrograms.has(name.toLowerCase()) && !/^(?:Net|Sc|Reg|Ping|Hostname)$/.test(name))
}
