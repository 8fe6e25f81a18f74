import { asApiError } from './api/error';

interface Fields {
  setFieldError: (field: string, message: string) => void;
  getInputNode: (field: string) => HTMLElement | null;
}

/** Goes to the first field that is wrong, so that nobody has to look for it. */
export function focusFirst(form: Pick<Fields, 'getInputNode'>, fields: readonly string[]): void {
  form.getInputNode(fields[0] ?? '')?.focus();
}

/** Puts the server's complaint at the field that it names; says whether there is such a field. */
export function showAtField(form: Fields, error: unknown, fields: readonly string[]): boolean {
  const { data, message } = asApiError(error);
  const field = fields.find((name) => name === data.field);
  if (field === undefined) return false;
  form.setFieldError(field, message);
  focusFirst(form, [field]);
  return true;
}
