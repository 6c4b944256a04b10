import { expect, it } from 'vitest'
import { isPasswordPrompt } from '../../../../src/engine/targets/ssh/password-prompt.ts'

const prompt = (text: string, more: { readonly instructions?: string; readonly title?: string; readonly isSecret?: boolean } = {}) =>
  isPasswordPrompt({ text, title: '', instructions: '', isSecret: true, ...more })

it.each([
  'Password: ',
  'Password:',
  'password for ada@db-1: ',
  "ada@10.0.0.5's password: ",
  'Passwort: ',
  'Mot de passe : ',
  'Contraseña: ',
  'Senha:',
  'Пароль:',
  '密码：',
  'パスワード:',
])('%s asks for a password', (text) => {
  expect(prompt(text)).toBe(true)
})

it.each([
  'Verification code: ',
  'One-time password (OATH) for ada: ',
  'Password + OTP: ',
  'Password & verification code: ',
  'Enter PASSCODE: ',
  'Einmalpasswort: ',
  'Mot de passe à usage unique : ',
  'Одноразовый пароль: ',
  '一次性密码：',
  'ワンタイムパスワード:',
  'New password: ',
  '(current) UNIX password: ',
  'Retype new password: ',
  'Token: ',
  'PIN: ',
])('%s may ask for something that is good for one time, or is to be changed', (text) => {
  expect(prompt(text)).toBe(false)
})

it('what the host says above it counts, and so does whether it is shown as it is typed', () => {
  expect(prompt('Password: ', { instructions: 'Look at your token.' })).toBe(false)
  expect(prompt('Password: ', { title: 'Duo two-factor login' })).toBe(false)
  expect(prompt('Password: ', { isSecret: false })).toBe(false)
})
