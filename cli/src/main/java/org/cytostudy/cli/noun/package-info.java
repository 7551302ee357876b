/**
 * One command per noun: {@code cytostudy NOUN VERB} prints a table, with {@code --json} the JSON.
 */
@NullMarked
package org.cytostudy.cli.noun;

import org.jspecify.annotations.NullMarked;
