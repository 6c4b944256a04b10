// A labelled field. `invisibleLabel` where the place says what it is for; a screen reader is always told.
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './field.module.css'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter?: () => void
  readonly hint?: string
  /** Why what is in it can't be taken, and what can. */
  readonly error?: string
  readonly isLabelHidden?: boolean
  readonly isMono?: boolean
  readonly isLong?: boolean
  readonly isSecret?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
  /** Told whether it has the keys. */
  readonly onFocusChange?: (isFocused: boolean) => void
}

export function Field(props: FieldProps) {
  const { label, value, onChange, onEnter, hint, error, isLabelHidden, isMono, isLong, isSecret, autoFocus, placeholder, onFocusChange } =
    props
  const onKeyDown = (event: { key: string; shiftKey: boolean; preventDefault(): void }) => {
    if (event.key !== 'Enter' || event.shiftKey || onEnter === undefined) return
    event.preventDefault()
    onEnter()
  }
  const shared = {
    className: classes(styles.input, isMono && styles.mono),
    ...(placeholder === undefined ? {} : { placeholder }),
    onKeyDown,
  }
  return (
    <TextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      autoComplete="off"
      isInvalid={error !== undefined}
      {...(onFocusChange === undefined ? {} : { onFocusChange })}
      {...(autoFocus === true ? { autoFocus } : {})}
      {...(isSecret === true ? { type: 'password' as const } : {})}
      {...(isLabelHidden === true ? { 'aria-label': label } : {})}
    >
      {isLabelHidden !== true && <Label className={styles.label ?? ''}>{label}</Label>}
      {isLong === true ? <TextArea rows={3} {...shared} /> : <Input spellCheck={isMono === true ? 'false' : 'true'} {...shared} />}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </TextField>
  )
}
