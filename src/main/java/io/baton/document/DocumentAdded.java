package io.baton.document;

/** A file was attached to a case. Published in the same transaction. */
public record DocumentAdded(Document document) {}
