package org.cytostudy.routes;

import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;

/**
 * A step whose inputs are there, claimed for placing.
 *
 * @param type wire name of its kind; text, since a step written by a newer platform may be of a
 *     kind that this one does not know
 */
public record ReadyStep(StepId stepId, RunId runId, String type) {}
