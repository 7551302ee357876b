/** Reader and writer of the safetensors format, the only format for weights and tensors here. */
@NullMarked
package org.cytostudy.core.safetensors;

import org.jspecify.annotations.NullMarked;
