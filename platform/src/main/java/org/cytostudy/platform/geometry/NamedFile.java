package org.cytostudy.platform.geometry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.cytostudy.core.hash.Sha256;

/**
 * A file of a request. Its bytes were uploaded to the project before, or are an artefact of it.
 *
 * @param fileName what its owner calls it; told with everything that is wrong in it
 * @param sha256 its content
 */
public record NamedFile(
    @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "[^/\\\\\\p{Cntrl}]*", message = "is a file's name without its folder")
        String fileName,
    @NotNull Sha256 sha256) {}
