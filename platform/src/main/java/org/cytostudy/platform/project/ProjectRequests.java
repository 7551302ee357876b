package org.cytostudy.platform.project;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.cytostudy.platform.access.Membership;
import org.jspecify.annotations.Nullable;

/** Bodies of the requests to this feature, and the member that they lead to. */
final class ProjectRequests {
  private ProjectRequests() {}

  /** A new project; whoever creates it owns it. */
  record NewProject(
      @NotBlank @Size(max = 200) String name, @Size(max = 10_000) @Nullable String description) {}

  /** A change; what is left out stays. */
  record ProjectChange(
      @Size(min = 1, max = 200) @Nullable String name,
      @Size(max = 10_000) @Nullable String description) {}

  /** What somebody is to become to the project. */
  record MemberChange(@NotNull Membership membership) {}

  /** Somebody who belongs to a project. */
  record Member(String subject, Membership membership, Instant addedAt) {
    static Member of(MemberEntity member) {
      return new Member(member.subject, Membership.fromString(member.membership), member.addedAt);
    }
  }
}
