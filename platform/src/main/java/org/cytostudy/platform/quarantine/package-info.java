/**
 * What a withdrawn consent takes out of use. In: withdrawals and new versions of consents. Out: the
 * marks of sections, images, patchsets, artefacts and models, and an audit event of each that comes
 * or goes.
 */
@NullMarked
package org.cytostudy.platform.quarantine;

import org.jspecify.annotations.NullMarked;
