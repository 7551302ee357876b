package org.cytostudy.platform.map;

/** What a map shows. */
enum MapKind {
  RECEPTOR,
  MYELIN,
  FUNCTIONAL_NETWORK,
  OTHER
}
