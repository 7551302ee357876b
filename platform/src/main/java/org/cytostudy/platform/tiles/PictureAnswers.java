package org.cytostudy.platform.tiles;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.cytostudy.platform.section.Pixels.Shown;
import org.cytostudy.platform.web.ContentTypes;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Answers with pictures, or says that the client has them. An address shows the same bytes for as
 * long as this version runs, so that a browser need not ask again, but only for a time: its right
 * to look may end.
 */
@ApplicationScoped
class PictureAnswers {
  private final TileService tiles;
  private final Clock clock;
  private final Duration browserKeeps;

  PictureAnswers(TileService tiles, Clock clock, TilesConfig config) {
    this.tiles = tiles;
    this.clock = clock;
    this.browserKeeps = config.browserKeeps();
    if (browserKeeps.isNegative() || browserKeeps.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "cytostudy.tiles.browser-keeps must be 0 to 1 day, not " + browserKeeps);
    }
  }

  /**
   * The picture.
   *
   * @param known entity tags that the client has
   */
  ResponseBuilder<byte[]> answer(
      Shown shown, Picture picture, @Nullable String known, RoutingContext http) {
    String etag = picture.etag();
    ResponseBuilder<byte[]> answer;
    if (knows(known, etag)) {
      answer = ResponseBuilder.notModified();
    } else {
      ContentTypes.set(http, picture.format().mediaType());
      answer = ResponseBuilder.ok(tiles.bytes(shown.image(), picture));
    }
    return answer
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, cacheControl(shown));
  }

  /** For how long what was shown may be shown again unasked: never beyond the consent's end. */
  String cacheControl(Shown shown) {
    Duration keep = browserKeeps;
    Instant until = shown.until();
    if (until != null) {
      Duration left = Duration.between(clock.instant(), until);
      keep = left.compareTo(keep) < 0 ? left : keep;
    }
    return keep.toSeconds() < 1
        ? "private, no-cache"
        : "private, max-age=" + keep.toSeconds() + ", immutable";
  }

  /** RFC 9110 §13.1.2; a weak tag of the same name is as good for a GET. */
  private static boolean knows(@Nullable String header, String etag) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }
}
