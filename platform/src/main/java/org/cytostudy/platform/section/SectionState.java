package org.cytostudy.platform.section;

/** What became of a section. */
public enum SectionState {
  PRESENT,
  MISSING,
  DAMAGED
}
