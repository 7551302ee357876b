package org.cytostudy.core.runner;

/** The number that the next event must carry; everything before it is durable. */
public record EventsAccepted(long nextSequence) {}
