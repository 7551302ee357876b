package org.cytostudy.core.id;

import java.util.UUID;

/** An identifier that knows which noun it names. */
public sealed interface TypedId
    permits AnnotationId,
        AttemptId,
        BlockId,
        BrainId,
        HemisphereId,
        ImageId,
        ModelId,
        NodeId,
        PatchsetId,
        PreparationId,
        ProjectId,
        RunId,
        SectionId,
        StepId,
        StudyId,
        VariantId {

  /** The UUID behind it, version 7 when made here. */
  UUID value();
}
