// Programs that playbooks call. Used only to tell a command from other text where nothing else says so
// (inline code, fences without a language); a program that is missing here still runs in a shell fence.

const programs = new Set(
  `ab ack adduser ag alembic ansible ansible-playbook apk apt apt-cache apt-get aptitude argocd arp artisan asdf at awk aws az
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
  nerdctl buildah crio kind k3d talosctl clusterctl linkerd dapr grafana-cli loki logcli amtool thanos mimirtool cortextool curator es hbase hive impala-shell presto trino yarn zdb`.split(
    /\s+/,
  ),
)

/** Whether a bare program name is one that playbooks call. */
export function isKnownProgram(name: string): boolean {
  return programs.has(name)
}
