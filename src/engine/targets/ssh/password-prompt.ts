// Whether what a host asks by keyboard-interactive is a password, which may be given again for the next connection, or may be
// anything else: a one-time code must never be given twice, so every doubt makes it one.
import type { HostPrompt } from '../question.ts'

const wordsForPassword =
  /\bpass(?:word|wd|wort|phrase)\b|\bkennwort\b|mot de passe|contraseña|\bsenha\b|\bwachtwoord\b|\bhasło\b|пароль|密[码碼]|パスワード|비밀번호|암호/iu
const wordsForOther =
  /one.?time|\b[a-z]*otp[a-z]*\b|code|token|factor|[2m]fa\b|\bpin\b|duo|yubi|challenge|response|verif|authenticator|\bskey\b|s\/key|opie|einmal|new\b|neue|change|expire|current|\bold\b|retype|again|repeat|confirm|temporar|unique|usage unique|un solo uso|одноразов|一次|验证|驗證|ワンタイム|確認|일회용/iu

interface Asking extends Pick<HostPrompt, 'text' | 'isSecret'> {
  readonly title: string
  readonly instructions: string
}

export function isPasswordPrompt({ title, instructions, text, isSecret }: Asking): boolean {
  return isSecret && wordsForPassword.test(text) && ![title, instructions, text].some((words) => wordsForOther.test(words))
}
