import { createContext, use } from 'react';
import type { Session } from '@/api/types';

interface VisibleProject {
  id: string;
  name: string;
  /** Undefined where the account sees the project by its role alone. */
  membership: Session['projects'][number]['membership'] | undefined;
}

export interface Who {
  session: Session;
  projects: readonly VisibleProject[];
  /** The project that lists show; undefined while the account belongs to none. */
  project: VisibleProject | undefined;
  chooseProject: (id: string) => void;
}

export const SessionContext = createContext<Who | undefined>(undefined);

export function useWho(): Who {
  const who = use(SessionContext);
  if (!who) throw new Error('useWho is called outside of the session');
  return who;
}

const AUDITORS = 'Auditors read everything and change nothing.';

/** A thing one may do, or the sentence that says why not. */
export type Access = true | string;

/**
 * Whether the account may change things of a project: of that which the thing shown belongs to, or
 * of the chosen one where something new is made.
 */
export function useMayChange(projectId?: string): Access {
  return useMay('member', projectId);
}

/** The same for what only owners decide: consents, members, the project itself. */
export function useMayOwn(projectId?: string): Access {
  return useMay('owner', projectId);
}

function useMay(least: 'member' | 'owner', projectId: string | undefined): Access {
  const { session, projects, project: chosen } = useWho();
  const project = projectId === undefined ? chosen : projects.find((p) => p.id === projectId);
  if (session.role === 'auditor') return AUDITORS;
  if (!project)
    return 'Your account belongs to no project yet. Make one, or ask to be added to one.';
  if (session.role === 'admin') return true;
  const { membership = 'viewer', name } = project;
  if (membership === 'viewer') {
    return `You are a viewer of ${name}. Its owner can make you a member.`;
  }
  return least === 'member' || membership === 'owner' || `Only owners of ${name} may do this.`;
}

/** Whoever makes a project owns it. */
export function useMayMakeProject(): Access {
  return useWho().session.role === 'auditor' ? AUDITORS : true;
}

export function useIsAdmin(): Access {
  return useWho().session.role === 'admin' || 'Only administrators may do this.';
}

export function useMayAudit(): Access {
  const { role } = useWho().session;
  return role === 'auditor' || role === 'admin' || 'Only auditors and administrators may do this.';
}
