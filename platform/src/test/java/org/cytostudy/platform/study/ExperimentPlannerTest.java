package org.cytostudy.platform.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PatchsetId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.platform.patchset.PatchGeometry;
import org.cytostudy.platform.patchset.Patchsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentPlannerTest {

  @ParameterizedTest
  @CsvSource({"128, 64", "64, 64", "32, 32"})
  void aProfileHasNoMoreBinsThanItsPatchHasRows(int patchPx, int bins) {
    assertThat(planner(patchPx).steps(0, 1))
        .filteredOn(step -> step.spec() instanceof EmbedSpec)
        .singleElement()
        .extracting(step -> ((EmbedSpec) step.spec()).profileBins())
        .isEqualTo(bins);
  }

  private static ExperimentPlanner planner(int patchPx) {
    PatchsetId patchset = new PatchsetId(UUID.randomUUID());
    UUID split = UUID.randomUUID();
    NewStudy study =
        new NewStudy(
            "Profiles",
            "Do profiles tell areas apart?",
            null,
            patchset.value(),
            split,
            List.of(
                new NewStudy.NewVariant(
                    "profile", null, EmbedSpec.Feature.PROFILE, ProbeSpec.demo())),
            List.of(1L),
            EvaluateSpec.demo(),
            1,
            null,
            null,
            null,
            null,
            null,
            null);
    return new ExperimentPlanner(
        study,
        new StudyData(
            NewStudy.MAIN,
            "",
            new Patchsets.Frozen(
                patchset,
                new ProjectId(UUID.randomUUID()),
                "Patches",
                patchPx,
                40,
                PatchGeometry.sheet("sheet/1"),
                List.of(),
                file("patch-index", ArtefactKind.PATCH_INDEX),
                List.of()),
            new Patchsets.FrozenSplit(
                split, patchset, file("split", ArtefactKind.SPLIT), List.of(), List.of()),
            List.of(),
            List.of(),
            0),
        null,
        () -> new StepId(UUID.randomUUID()));
  }

  private static InputRef file(String role, ArtefactKind kind) {
    return InputRef.stored(role, role, kind, Sha256.of(role), 1);
  }
}
