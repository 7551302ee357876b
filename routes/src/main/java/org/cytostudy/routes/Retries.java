package org.cytostudy.routes;

import org.cytostudy.core.id.RunId;

/** Failed runs that can be taken up again. */
public interface Retries {

  /** Makes the failed steps of a run ready again. */
  void retry(RunId run);
}
