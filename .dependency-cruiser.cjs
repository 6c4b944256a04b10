// Who may import whom. test/layers.test.ts plants a violation of each rule and expects it to be found.
const npm = (name) => `node_modules/(@types/)?${name}(/|$)`
const only = (name, module, folder) => ({
  name,
  severity: 'error',
  from: { path: '^src', pathNot: folder },
  to: { path: module },
})
const layer = (from, allowed) => ({
  name: `${from}-imports-only-${allowed.length === 0 ? 'itself' : allowed.join('-')}`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [from, ...allowed].map((folder) => `^src/${folder}/`) },
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    layer('core', []),
    layer('contract', ['core']),
    layer('engine', ['core', 'contract']),
    layer('renderer', ['core', 'contract']),
    layer('preload', ['contract']),
    layer('main', ['core', 'contract', 'engine']),
    layer('serve', ['core', 'contract', 'engine']),
    // The terminal's `serve` command starts the browser shell; that one door is named.
    {
      ...layer('cli', ['core', 'contract', 'engine']),
      to: { path: '^src/', pathNot: ['^src/(cli|core|contract|engine)/', '^src/serve/command\\.ts$'] },
    },
    { name: 'core-is-pure', severity: 'error', from: { path: '^src/(core|contract)/' }, to: { dependencyTypes: ['core'] } },
    { name: 'screens-have-no-node', severity: 'error', from: { path: '^src/(renderer|preload)/' }, to: { dependencyTypes: ['core'] } },
    // What a command line names is loaded with every command; an engine would triple the time that `--help` takes.
    {
      name: 'commands-open-the-engine-when-they-run',
      severity: 'error',
      from: { path: '^src/cli/(main\\.ts$|commands/)' },
      to: { path: '^src/(cli/compose|engine/create)\\.ts$', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    only('electron-only-in-the-desktop-shell', npm('electron'), '^src/(main|preload)/'),
    only('ssh-only-in-its-target', npm('ssh2'), '^src/engine/targets/ssh/'),
    only('docker-only-in-its-target', npm('dockerode'), '^src/engine/targets/docker/'),
    only('pty-only-in-the-local-target', npm('@lydell/node-pty'), '^src/engine/targets/local/'),
    only(
      'processes-only-in-the-local-target',
      '^(node:)?child_process$',
      // Printing goes through the system's own programs, the browser is opened by them: two doors, each named.
      '^src/(engine/targets/local/|engine/printers/printers\\.ts$|serve/open-browser\\.ts$)',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'tsc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
