/**
 * The sample step: cuts patches along the cortical ribbon. Data in: images, registrations,
 * annotations; data out: one shard a brain and the index of all patches.
 */
@NullMarked
package org.cytostudy.runner.sample;

import org.jspecify.annotations.NullMarked;
