// What a target may have to ask a person while it is being reached: to accept a host key, to unlock a key, to log in. The
// shell over the engine carries the question to wherever a person is, and answers for them where nobody is. Answers are
// handed on and forgotten: they are never logged or journaled, and stored only where the responder ticks so.

/** Who is asked for: shown with every question, since the wrong host is the worst mistake. */
interface Asked {
  /** The target's name, as the responder knows it. */
  readonly target: string
  /** The jump host that asks, as `name (user@host:port)`, where it isn't the target itself. */
  readonly hop?: string
}

interface Login {
  /** What was given before was refused. */
  readonly isRetry: boolean
}

interface Secret extends Login {
  /** This computer has a store of secrets that could keep it. */
  readonly mayKeep?: boolean | undefined
}

export interface HostPrompt {
  readonly text: string
  readonly isSecret: boolean
  /** It asks for the password, which is the same the next time; never a code. */
  readonly isPassword?: true | undefined
}

export type TargetQuestion =
  | (Asked & {
      readonly type: 'host-key'
      readonly host: string
      readonly port: number
      /** As in known_hosts: `ssh-ed25519`. */
      readonly algorithm: string
      /** `SHA256:…`, as ssh prints it. */
      readonly sha256: string
      /** `MD5:aa:bb:…`. */
      readonly md5: string
      /** Path of the file that the key is written to when it is accepted. */
      readonly knownHostsFile: string
    })
  | (Asked & Secret & { readonly type: 'passphrase'; readonly keyFile: string })
  | (Asked &
      Secret & {
        readonly type: 'password'
        readonly user: string
        readonly host: string
        /** By what the SSH config calls it and where that is: the same host, whatever it is the way to. Not for people. */
        readonly place?: string
      })
  | (Asked &
      Login & {
        /** Keyboard-interactive: a one-time code, or whatever the host asks. */
        readonly type: 'prompts'
        readonly user: string
        readonly host: string
        readonly title: string
        readonly instructions: string
        readonly prompts: readonly HostPrompt[]
        /** As for a password. */
        readonly place?: string
      })
  | (Asked & {
      /** A command of the ssh config that would run on this machine: `ProxyCommand`, `Match exec`. */
      readonly type: 'local-command'
      readonly option: 'ProxyCommand' | 'Match exec'
      readonly command: string
      readonly file: string
      readonly line: number
    })

/** `keep`: a secret in this computer's store, where it may be; a yes for the same command from now on. `texts` has one for each prompt, in order; a passphrase or a password is a single one; both are empty where it is only a yes. */
export type TargetAnswer =
  | { readonly type: 'accepted'; readonly texts: readonly string[]; readonly keep?: boolean | undefined }
  | { readonly type: 'declined' }

export interface Asker {
  /** Nobody is there: what is not kept is not answered, and a host should not be made to ask for it. */
  readonly isUnattended?: true
  /** Resolves with `declined` where nobody can be asked or the signal aborts. Never rejects. */
  ask(question: TargetQuestion, signal?: AbortSignal): Promise<TargetAnswer>
  /** The answer to this question, or a part of it, was the right one. Told by whoever asked; codes are forgotten all the same. */
  worked?(question: TargetQuestion): void
}

/** Asks only until the signal aborts: nobody should look for a code that nobody waits for any more. */
export function askUntil(signal: AbortSignal, asker: Asker): Asker {
  return { ...asker, ask: (question, other) => asker.ask(question, other === undefined ? signal : AbortSignal.any([signal, other])) }
}
