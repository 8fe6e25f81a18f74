import type { Pin, PinAction } from '@/shared/api/types';
import { plural } from '@/shared/format';
import { ownFiles } from '@/shared/ownFiles';

/** Null when the user may, else the reason in words. `role`: what stands against it whatever the pin's state; `me`: the user's id. */
export function whyNot(pin: Pin, action: PinAction, role: string | null, me?: string): string | null {
  if (role) return role;
  if (action === 'approve' && me && pin.first_approved?.user_id === me)
    return 'You approved it already. Another editor or admin must approve it too.';
  const { allowed, reason } = pin.actions[action];
  if (allowed) return null;
  const rule = action === 'approve' && pin.state === 'in_review' ? blockingRule(pin) : null;
  return rule ?? reason ?? 'Not possible in this state.';
}

/** The same of drawing it otherwise. */
export const whyNotDrawn = (pin: Pin, role: string | null): string | null =>
  whyNot(pin, 'edit', role) ?? ownFiles(pin);

function blockingRule(pin: Pin): string | null {
  const [first, ...others] = pin.findings.filter(({ severity }) => severity === 'block');
  if (!first) return null;
  const named = `Blocked by ${first.rule_id}: ${first.message}`;
  if (others.length === 0) return named;
  return `${named} ${plural(others.length, 'more rule blocks', 'more rules block')} it too.`;
}
