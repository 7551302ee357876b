package org.cytostudy.platform.access;

import org.cytostudy.core.id.ProjectId;

/** What one has to be, at least, to which project. */
public record ProjectNeed(ProjectId project, Membership least) {}
