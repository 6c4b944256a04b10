// What a page of Runcard may do, in one place: both shells that show screens send these headers with every answer. The page
// loads its own files and talks to its own engine, and nothing else; it makes no code from text.

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  // Paper that is printed by the browser's own viewer. Such a page inherits this policy.
  'frame-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The worker that reads PDFs for the preview is made from an address, which only this one policy may say: renderer/print.
  'trusted-types runcard-pdf-worker',
].join('; ')

export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
} as const satisfies Record<string, string>
