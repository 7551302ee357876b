package org.cytostudy.platform.registration;

import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.platform.geometry.NamedFile;
import org.jspecify.annotations.Nullable;

/**
 * What an import comes to.
 *
 * @param fields displacement fields that it names and that were read
 * @param unmatched what of the file placed no section
 * @param carriedFrom the registration that it goes on from
 * @param parents artefacts that it was made of, beside the fields
 */
record Imported(
    SpatialRegistration registration,
    List<NamedFile> fields,
    List<String> unmatched,
    @Nullable UUID carriedFrom,
    List<Sha256> parents) {
  Imported {
    fields = List.copyOf(fields);
    unmatched = List.copyOf(unmatched);
    parents = List.copyOf(parents);
  }
}
