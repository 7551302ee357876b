package org.cytostudy.platform.access;

import org.cytostudy.platform.testing.PlatformTest;

/** The table with the built-in accounts. */
@PlatformTest
class AccessMatrixIT extends AccessMatrixContract {}
