package org.cytostudy.platform.annotation;

import java.util.UUID;

/** Which revision of an annotation is meant. Revisions never change. */
record RevisionKey(UUID id, int revision) {}
