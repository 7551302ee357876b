package org.cytostudy.platform.identity;

/** Fired in the transaction that ends a session. */
record SessionEnded() {}
