package org.cytostudy.platform.access;

import org.cytostudy.core.id.ProjectId;

/** Fired in the transaction that makes somebody a member of a project, another one, or none. */
public record MembershipChanged(ProjectId project, String subject) {}
