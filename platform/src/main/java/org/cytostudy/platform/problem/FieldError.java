package org.cytostudy.platform.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or {@code ?name} of a query parameter
 * @param detail what is wrong there and what would be right
 */
public record FieldError(String pointer, String detail) {}
