// Which container is meant, and as whom to be in it.

export interface ContainerAddress {
  /** A name, the beginning of an id (three letters or more), or a label as `key=value`. */
  readonly container: string
  /** A name of its /etc/passwd or a number; the image's own user when left out. */
  readonly user?: string
  /** The image's working directory when left out. */
  readonly directory?: string
  /** The name of a context of the docker command; the current one when left out. */
  readonly endpoint?: string
}
