// Hazard rules: PowerShell and cmd. Names in small letters; `-WhatIf` takes the harm out of everything.
import type { Hazard } from '../../playbook/model/command.ts'
import type { Invocation } from '../invocation.ts'
import type { HazardRule } from './rule.ts'

function has(invocation: Invocation, pattern: RegExp): boolean {
  return invocation.arguments.some(({ text }) => pattern.test(text))
}

function word(invocation: Invocation, index: number): string {
  return (invocation.arguments[index]?.text ?? '').toLowerCase()
}

/** What `Remove-…` takes away is data; whatever else it names is a resource. */
const dataNouns =
  /^(?:clear|remove)-(?:item|itemproperty|content|recyclebin|eventlog|disk|volume|partition|storagepool|virtualdisk|smbshare|mailbox|mailboxdatabase|aduser|adobject|adgroup|azstorageblob|azstoragecontainer|azresourcegroup|s3object|s3bucket|vhd|wbbackupset)$/

export const windowsRules: readonly HazardRule[] = [
  {
    hazard: 'deletes-data',
    when: (i) => dataNouns.test(i.program) || /^(?:ri|rm|del|erase|rd|rmdir)$/.test(i.program),
    yes: 'Remove-Item -Path C:\\temp\\* -Recurse -Force',
    no: 'Get-ChildItem C:\\temp',
  },
  {
    hazard: 'deletes-data',
    programs: ['format', 'format-volume', 'initialize-disk', 'diskpart', 'cipher', 'sdelete', 'clear-disk'],
    when: (i) => i.program !== 'cipher' || has(i, /^\/w/i),
    yes: 'Format-Volume -DriveLetter D',
    no: 'Format-Table -AutoSize',
  },
  {
    hazard: 'deletes-data',
    programs: ['vssadmin', 'wbadmin', 'wevtutil', 'reg', 'wmic', 'robocopy', 'esentutl', 'net'],
    when: (i) =>
      i.program === 'robocopy'
        ? has(i, /^\/(?:mir|purge|mov|move)$/i)
        : i.program === 'esentutl'
          ? has(i, /^\/p$/i)
          : i.program === 'wevtutil'
            ? /^(?:cl|clear-log)$/.test(word(i, 0))
            : has(i, /^(?:delete|\/delete|resize)$/i),
    yes: 'vssadmin delete shadows /all',
    no: 'vssadmin list shadows',
  },
  {
    hazard: 'destroys-resources',
    when: (i) =>
      (/^(?:remove|uninstall|unregister|dismount)-\w/.test(i.program) &&
        !dataNouns.test(i.program) &&
        !/^remove-(?:variable|module|pssession|job|event)$/.test(i.program)) ||
      (i.program === 'sc' && word(i, 0) === 'delete') ||
      (i.program === 'schtasks' && has(i, /^\/delete$/i)),
    yes: 'Remove-VM -Name web -Force',
    no: 'Get-VM -Name web',
  },
  {
    hazard: 'stops-service',
    when: (i) =>
      /^(?:stop|restart|suspend)-(?!process$|job$|transcript$)\w/.test(i.program) ||
      /^(?:disable|set)-scheduledtask$/.test(i.program) ||
      (i.program === 'set-service' && has(i, /^(?:stopped|disabled|paused)$/i)) ||
      (i.program === 'net' && word(i, 0) === 'stop') ||
      (i.program === 'sc' && /^(?:stop|pause)$/.test(word(i, 0))) ||
      (i.program === 'shutdown' && !has(i, /^[/-]a$/i)) ||
      (i.program === 'iisreset' && !has(i, /^\/(?:status|start)$/i)) ||
      (i.program === 'nssm' && /^(?:stop|restart|remove)$/.test(word(i, 0))) ||
      /^(?:move-clustergroup|stop-clusternode|dismount-database|move-addirectoryserveroperationmasterrole|switch-azwebappslot)$/.test(
        i.program,
      ),
    yes: 'Restart-Service -Name Spooler',
    no: 'Start-Service -Name Spooler',
  },
  {
    hazard: 'kills-processes',
    programs: ['stop-process', 'taskkill', 'tskill', 'spps', 'kill', 'logoff'],
    yes: 'taskkill /F /IM w3wp.exe',
    no: 'tasklist',
  },
  {
    hazard: 'overwrites',
    when: (i) =>
      // A report is a new file.
      !(/^(?:set-content|out-file)$/.test(i.program) && has(i, /\.(?:log|txt|csv|html?|json|xml)$/i)) &&
      (/^(?:set-content|out-file|move-item|rename-item|set-itemproperty|restore-\w+|import-\w*(?:database|gpo|clixml|settings)|repair-\w+|set-gpo\w*|set-adobject|set-aduser|reset-\w+|rename-computer|bcdedit|bootrec|bootsect|chkdsk|sfc|dism)$/.test(
        i.program,
      )
        ? !/^(?:bcdedit|chkdsk|dism|sfc)$/.test(i.program) ||
          has(i, /^\/(?:f|r|x|set|delete\w*|restorehealth|scannow|import)/i) ||
          i.program === 'sfc'
        : (i.program === 'reg' && /^(?:add|import|restore|load)$/.test(word(i, 0))) ||
          (i.program === 'sc' && word(i, 0) === 'config') ||
          (i.program === 'wbadmin' && word(i, 0) === 'start' && /recovery/.test(word(i, 1))) ||
          (i.program === 'ntdsutil' && has(i, /restore|seize|cleanup/i)) ||
          (i.program === 'copy-item' && has(i, /^-force$/i))),
    yes: 'Set-Content -Path C:\\app\\web.config -Value $text',
    no: 'Get-Content -Path C:\\app\\web.config',
  },
  {
    hazard: 'changes-permissions',
    programs: [
      'icacls',
      'takeown',
      'cacls',
      'set-acl',
      'set-adaccountpassword',
      'add-adgroupmember',
      'remove-adgroupmember',
      'disable-adaccount',
      'enable-adaccount',
      'unlock-adaccount',
      'net',
      'add-localgroupmember',
      'set-executionpolicy',
      'dsmod',
    ],
    when: (i) =>
      i.program === 'net'
        ? /^(?:user|localgroup|group)$/.test(word(i, 0)) && i.arguments.length > 2
        : i.program !== 'icacls' || has(i, /^\/(?:grant|deny|remove|reset|setowner|inheritance)/i),
    yes: 'icacls C:\\app /grant app:F',
    no: 'icacls C:\\app',
  },
  {
    hazard: 'changes-network',
    when: (i) =>
      /^(?:set|new|remove|disable|enable|restart|reset|clear)-(?:net\w+|dns\w+)$/.test(i.program) ||
      (i.program === 'netsh' && has(i, /^(?:set|add|delete|reset)$/i)) ||
      (i.program === 'ipconfig' && has(i, /^\/(?:release|renew|flushdns|registerdns)/i)) ||
      (i.program === 'route' && /^(?:add|delete|change|-f)$/.test(word(i, 0))),
    yes: 'netsh winsock reset',
    no: 'netsh interface show interface',
  },
  {
    hazard: 'disables-protection',
    when: (i) =>
      (i.program === 'netsh' && has(i, /^off$/i)) ||
      (i.program === 'set-netfirewallprofile' && has(i, /^(?:false|\$false)$/i)) ||
      (i.program === 'set-mppreference' && has(i, /^-disable/i)) ||
      /^(?:disable-(?:bitlocker|windowsdefender\w*|uac|netfirewallrule)|suspend-bitlocker)$/.test(i.program) ||
      (i.program === 'manage-bde' && has(i, /^-(?:off|protectors)$/i) && has(i, /^-(?:off|disable|delete)$/i)),
    yes: 'netsh advfirewall set allprofiles state off',
    no: 'netsh advfirewall show allprofiles',
  },
  {
    hazard: 'disables-protection',
    programs: ['disable-vbrjob'],
    yes: 'Disable-VBRJob -Job $job',
    no: 'Enable-VBRJob -Job $job',
  },
]

/** The hazards of one invocation in PowerShell or cmd. */
export function windowsHazardsOf(invocation: Invocation): readonly Hazard[] {
  if (has(invocation, /^-whatif$|^\/\?$/i)) return []
  return windowsRules
    .filter(({ programs, when }) => (programs?.includes(invocation.program) ?? true) && (when?.(invocation) ?? true))
    .map(({ hazard }) => hazard)
}
