declare const brand: unique symbol

/** Text that only what makes it, or has looked at it, may pass on as what its name says. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }
