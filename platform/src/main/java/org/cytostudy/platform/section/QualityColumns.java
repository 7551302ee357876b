package org.cytostudy.platform.section;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.platform.section.SectionViews.QualityShares;

/** The faults of an image, in its row. */
@Embeddable
class QualityColumns {
  @Column double tearShare;
  @Column double foldShare;
  @Column double blurredShare;
  @Column double saturatedShare;

  /** With a blank around each, so that one is found by its name alone. */
  @Column String qualityFlags;

  static QualityColumns of(Map<QualityFlag, Double> shares, Set<QualityFlag> flags) {
    QualityColumns columns = new QualityColumns();
    columns.tearShare = shares.getOrDefault(QualityFlag.TEARS, 0.0);
    columns.foldShare = shares.getOrDefault(QualityFlag.FOLDS, 0.0);
    columns.blurredShare = shares.getOrDefault(QualityFlag.OUT_OF_FOCUS, 0.0);
    columns.saturatedShare = shares.getOrDefault(QualityFlag.SATURATED, 0.0);
    columns.qualityFlags =
        flags.stream()
            .sorted()
            .map(flag -> flag.wireName() + " ")
            .collect(Collectors.joining("", " ", ""));
    return columns;
  }

  QualityShares shares() {
    return new QualityShares(tearShare, foldShare, blurredShare, saturatedShare);
  }

  List<QualityFlag> flags() {
    return Arrays.stream(QualityFlag.values())
        .filter(flag -> qualityFlags.contains(" " + flag.wireName() + " "))
        .toList();
  }
}
