package org.cytostudy.platform.study;

import org.cytostudy.platform.map.Maps;

/**
 * What a study predicts.
 *
 * @param index which of the maps in its files, from 0
 */
record StudyTarget(Maps.Frozen map, int index) {}
