package org.cytostudy.platform.study;

import org.cytostudy.core.id.ProjectId;
import org.cytostudy.routes.Submissions;

/** A request for a study in a project. */
record StudyOrder(ProjectId project, NewStudy request) implements Submissions.Order {}
