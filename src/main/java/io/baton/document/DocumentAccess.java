package io.baton.document;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Those of the cases that the person may read; modules with many cases in one project ask less often. */
    default Set<String> readable(Collection<String> businessKeys, String personId) {
        return businessKeys.stream().filter(key -> mayRead(key, personId)).collect(Collectors.toSet());
    }

    boolean mayAdd(String businessKey, String personId);
}
