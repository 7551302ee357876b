package org.cytostudy.platform.section;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code image}, which never changes. */
@Entity
@Table(name = "image")
class ImageEntity {
  @Id UUID id;
  @Column UUID sectionId;
  @Column String sha256;
  @Column long bytes;
  @Column long widthPx;
  @Column long heightPx;
  @Column double pixelSizeUm;
  @Column String stain;
  @Column @Nullable String stainBatch;
  @Column @Nullable String scanner;
  @Column double tissueFraction;
  @Column int levels;
  @Column @Nullable String root;
  @Column @Nullable String path;
  @Column @Nullable String plane;
  @Column @Nullable String thumbnailSha256;
  @Column @Nullable String maskSha256;
  @Column @Nullable String pixelSizeFrom;
  @Column @Nullable String pixelSizeBy;
  @Column @Nullable String pyramidSha256;
  @Column @Nullable String qualitySha256;
  @Embedded @Nullable QualityColumns quality;
  @Column int personalItems;
  @Column Instant createdAt;
}
