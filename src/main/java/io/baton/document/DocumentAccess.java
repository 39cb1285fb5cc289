package io.baton.document;

/**
 * Who may see and add the documents of one purpose. Implemented by the module that owns what they are attached to; a purpose
 * without an implementation is refused.
 */
public interface DocumentAccess {

    /** The purpose of a case's files as a whole, which its page and the pages of its tasks show. */
    String CASE = "case";

    /** The purpose this answers for. */
    String purpose();

    boolean mayRead(String businessKey, String personId);

    boolean mayAdd(String businessKey, String personId);
}
