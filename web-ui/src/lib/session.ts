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

/** A thing one may do, or the sentence that says why not. */
export type Access = true | string;

/** Whether the account may change things in its project. */
export function useMayChange(): Access {
  const { session, project } = useWho();
  if (session.role === 'auditor') return 'Auditors read everything and change nothing.';
  if (!project) return 'Your account belongs to no project yet. Ask an administrator to add you.';
  if (session.role !== 'admin' && project.membership === 'viewer') {
    return `You are a viewer of ${project.name}. Its owner can make you a member.`;
  }
  return true;
}

export function useIsAdmin(): Access {
  return useWho().session.role === 'admin' || 'Only administrators may do this.';
}

export function useMayAudit(): Access {
  const { role } = useWho().session;
  return role === 'auditor' || role === 'admin' || 'Only auditors and administrators may do this.';
}
