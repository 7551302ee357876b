package org.cytostudy.platform.brain;

/** Sex of the donor as recorded. */
enum Sex {
  FEMALE,
  MALE,
  OTHER
}
