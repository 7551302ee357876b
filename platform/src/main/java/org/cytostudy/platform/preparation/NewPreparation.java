package org.cytostudy.platform.preparation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.platform.api.AllowedBy;
import org.cytostudy.platform.ribbon.RibbonRequest;
import org.jspecify.annotations.Nullable;

/**
 * A preparation that is to be made; which fields it needs depends on its kind.
 *
 * @param kind phantom, ingest, ribbon or sample
 * @param phantom phantom: what is rendered
 * @param seed phantom: of all that is drawn; 1 where it is left out
 * @param threads CPU threads of its steps; 2 where it is left out
 * @param source ingest: where the files are
 * @param ribbon ribbon: where the sections lie, and how it is looked for
 * @param patchPx sample: side of a patch
 * @param pixelSizeUm sample: µm per pixel of the patches
 * @param patchesPerSection sample: spread evenly over each section's ribbon
 * @param topMarginMm sample: white space above the pial surface; 0.3 where it is left out
 * @param layers sample: whether masks of the annotated layers are cut with the patches; no where it
 *     is left out
 * @param brainIds ribbon, sample: the brains whose sections are read
 * @param sectionIds ribbon, sample: the sections that are read, instead of whole brains
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewPreparation(
    @NotNull
        @Pattern(
            regexp = "phantom|ingest|ribbon|sample",
            message = "is phantom, ingest, ribbon or sample")
        String kind,
    @NotBlank @Size(max = 200) String name,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = PhantomSpec.class)
        @Nullable PhantomSpec phantom,
    @Nullable Long seed,
    @Min(1) @Max(1024) @Nullable Integer threads,
    @Valid @Nullable Source source,
    @Valid @Nullable RibbonRequest ribbon,
    @AllowedBy(value = SampleSpec.class, component = "patchPx") @Nullable Integer patchPx,
    @AllowedBy(value = SampleSpec.class, component = "pixelSizeUm") @Nullable Double pixelSizeUm,
    @AllowedBy(value = SampleSpec.class, component = "patchesPerSection")
        @Nullable Integer patchesPerSection,
    @AllowedBy(value = SampleSpec.class, component = "topMarginMm") @Nullable Double topMarginMm,
    @Nullable Boolean layers,
    @Size(max = 1000) @Nullable List<@NotNull UUID> brainIds,
    @Size(max = 100_000) @Nullable List<@NotNull UUID> sectionIds) {

  /**
   * Where the files of an ingest are: the outputs of a phantom preparation, a mapping under an
   * image root, or uploads.
   *
   * @param preparationId the phantom preparation
   * @param imageRoot name of the image root
   * @param mappingPath the mapping under it, JSON or CSV; the files it names are relative to it
   * @param uploadSha256 an uploaded list of uploaded files, one of them the mapping
   * @param pixelSizeUm µm per pixel of the files that do not say it and whose row of the mapping
   *     does not either; who submits says so
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Source(
      @Nullable UUID preparationId,
      @Size(max = 200) @Nullable String imageRoot,
      @Size(max = 1000) @Nullable String mappingPath,
      @Pattern(regexp = "[0-9a-f]{64}", message = "is a SHA-256 in hexadecimal digits")
          @Nullable String uploadSha256,
      @DecimalMin("0.01") @DecimalMax("1000") @Nullable Double pixelSizeUm) {
    @Nullable Sha256 upload() {
      String hash = uploadSha256;
      return hash == null ? null : new Sha256(hash);
    }
  }

  int threadsOr(int otherwise) {
    Integer wanted = threads;
    return wanted == null ? otherwise : wanted;
  }
}
