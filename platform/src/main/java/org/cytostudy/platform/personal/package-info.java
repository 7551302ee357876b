/**
 * What image files hold that may name a donor: label and macro images, free text. Data in: what
 * ingestion took out of a file; data out: to administrators, and to members what one released. Each
 * look is in the audit.
 */
@NullMarked
package org.cytostudy.platform.personal;

import org.jspecify.annotations.NullMarked;
