// What people type at three in the morning, and the page that has to be on top. Written from their side, before looking at
// any ranking: half sentences, typing errors, codes, a log line pasted whole, a word that isn't finished yet. Where two
// teams' playbooks are right for the same words, each is accepted.

export interface Question {
  readonly typed: string
  /** Titles, any of which may be first. */
  readonly answers: readonly string[]
  /** A part of the file's name, where the title is in several. */
  readonly file?: string
}

/** Over the five real playbooks together. */
export const seedQuestions: readonly Question[] = [
  { typed: 'no space left on device', answers: ['Out of Disk Space'], file: 'emergency' },
  { typed: 'disk full', answers: ['Out of Disk Space'] },
  { typed: 'no spac', answers: ['Out of Disk Space'] },
  {
    typed: "2026-02-03T02:14:07Z ERROR ingest: OSError: [Errno 28] No space left on device: '/mnt/nvme-fast/docker-volumes/chromadb'",
    answers: ['Out of Disk Space'],
    file: 'emergency',
  },
  { typed: '401 unauthorized', answers: ['Authentication Lockout'] },
  { typed: '401', answers: ['Authentication Lockout'] },
  { typed: 'unauth', answers: ['Authentication Lockout'] },
  { typed: 'lost admin pasword', answers: ['Authentication Lockout'] },
  { typed: 'htpaswd', answers: ['Authentication Lockout'] },
  { typed: 'cant login', answers: ['Authentication Lockout'] },
  { typed: "won't start", answers: ["ChromaDB Won't Start"] },
  { typed: 'does not start', answers: ["ChromaDB Won't Start"] },
  { typed: 'chromadb wont start', answers: ["ChromaDB Won't Start"] },
  { typed: 'chroma not starting', answers: ["ChromaDB Won't Start"] },
  { typed: 'container fails to start', answers: ["ChromaDB Won't Start"] },
  { typed: 'port already in use', answers: ["ChromaDB Won't Start", 'Single Server Failure'] },
  { typed: 'mcp server not responding', answers: ['MCP Server Not Responding'] },
  { typed: 'claude code cannot connect', answers: ['MCP Server Not Responding'] },
  { typed: 'mcp queries time out', answers: ['MCP Server Not Responding'] },
  { typed: 'database disk image is malformed', answers: ['Database Corruption'], file: 'mcp-ecosystem' },
  {
    typed:
      'Traceback (most recent call last): File "/srv/akosha/store.py", line 88, in load sqlite3.DatabaseError: database disk image is malformed',
    answers: ['Database Corruption'],
    file: 'mcp-ecosystem',
  },
  { typed: 'db corupted', answers: ['Database Corruption'] },
  { typed: 'nothing works reset everything', answers: ['Complete System Reset'] },
  { typed: 'search returns no results', answers: ['Qdrant Data Corruption'] },
  { typed: 'qdrant collection empty', answers: ['Qdrant Data Corruption'] },
  { typed: 'collection not found', answers: ['Database Corruption', 'Qdrant Collection Not Found'] },
  {
    typed: 'ERROR:  insert or update on table "orders" violates foreign key constraint "orders_user_id_fkey"',
    answers: ['PostgreSQL Foreign Key Violations', 'PostgreSQL Data Loss'],
  },
  { typed: 'graph queries fail', answers: ['Neo4j Database Loss'] },
  { typed: 'neo4j node count zero', answers: ['Neo4j Database Loss'] },
  { typed: 'neo4j does not start after restore', answers: ["Neo4j Won't Start After Restore"] },
  { typed: 'restore hangs', answers: ['Restore Script Hangs'] },
  { typed: 'checksum mismatch', answers: ['Checksum Mismatch'] },
  { typed: 'backups not running', answers: ['Backup Service Failure'] },
  { typed: 'someone deleted data by accident', answers: ['Accidental Data Deletion', 'Data Loss Event'] },
  { typed: 'all mcp servers down', answers: ['Complete System Failure'], file: 'mcp-ecosystem' },
  { typed: 'one server unreachable', answers: ['Single Server Failure'] },
  { typed: 'healthcheck failing for one service', answers: ['Single Server Failure'] },
  { typed: 'oom', answers: ['Single Server Failure'] },
  { typed: 'memory leak', answers: ['erlmcp_memory_bytes > 2GB'] },
  { typed: 'erlmcp_queue_depth', answers: ['erlmcp_queue_depth > 1000'] },
  { typed: 'erlmcp down', answers: ['Is erlmcp down?'] },
  { typed: 'connection refused', answers: ["What's the impact?"] },
  { typed: '500 errors', answers: ["What's the impact?"] },
  { typed: 'primary node is dead failover', answers: ['Multi-Node Failover (ADVANCED)'] },
  { typed: 'security breach', answers: ['Data Breach Response'] },
  { typed: 'compromised accounts', answers: ['Data Breach Response'] },
  { typed: 'dns not resolving', answers: ['Network Isolation/Partition'] },
  { typed: 'network partiton', answers: ['Network Isolation/Partition'] },
  { typed: 'kubectl scale', answers: ['Qdrant Database Failure Only'] },
  { typed: 'docker system prune', answers: ['Out of Disk Space'] },
  { typed: 'phone number database team', answers: ['EMERGENCY CONTACTS'] },
  { typed: 'trigger_failover', answers: ['Multi-Node Failover (ADVANCED)', 'Failover to Replica'] },
]

/** Over the playbooks that ship. */
export const bundledQuestions: readonly Question[] = [
  { typed: 'no space left on device', answers: ['The disk is full', 'There is no space left'] },
  { typed: "won't start", answers: ['ChromaDB does not start'] },
  { typed: "chromadb won't start", answers: ['ChromaDB does not start'] },
  { typed: 'address already in use', answers: ['ChromaDB does not start'] },
  { typed: '401', answers: ['Nobody can log in'] },
  { typed: 'unautho', answers: ['Nobody can log in'] },
  { typed: 'cant log in', answers: ['Nobody can log in'] },
  { typed: 'htpasswd damaged', answers: ['Nobody can log in'] },
  { typed: 'claude mcp list disconnected', answers: ['The MCP server does not answer'] },
  { typed: 'pod keeps restarting', answers: ['Only Qdrant is down', 'A pod or a node has failed'] },
  { typed: 'dns', answers: ['The network is split'] },
  { typed: 'we got hacked', answers: ['There was a break-in'] },
  { typed: 'service down in both regions', answers: ['The whole service is down', 'The network is split'] },
  { typed: 'collection not green', answers: ['Data is corrupt'] },
  { typed: 'erlmcp crashed', answers: ['The server has crashed'] },
  { typed: 'erlmcp_process_health = 0', answers: ['The server has crashed', 'erlmcp_process_health = 0'] },
  { typed: 'receipts missing', answers: ['TCPS data is damaged'] },
  { typed: 'primary unreachable', answers: ['The primary node is down'] },
  { typed: 'malformed', answers: ['A database is damaged'] },
  { typed: 'rowid missing from index', answers: ['A database is damaged'] },
  { typed: 'postgres tables empty', answers: ['PostgreSQL data is lost'] },
  { typed: 'backup missing since yesterday', answers: ['Backups have stopped'] },
  { typed: 'checksum doesnt match', answers: ['A backup has the wrong checksum'] },
  { typed: 'neo4j restarting over and over', answers: ['Neo4j does not start after a restore'] },
  { typed: 'restore stuck', answers: ['A restore hangs'] },
  { typed: 'accidentaly deleted rows', answers: ['Data was deleted by mistake'] },
  { typed: 'graph queries failing', answers: ['The Neo4j database is lost'] },
]
