import type { Membership } from '@/api/types';

/** What a member may do, as forms offer it. */
export const MEMBERSHIPS: { value: Membership; label: string }[] = [
  { value: 'viewer', label: 'viewer: reads' },
  { value: 'member', label: 'member: brings data, submits studies' },
  { value: 'owner', label: 'owner: also consents and members' },
];
