package io.baton.contract.template;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the tags of a version differ from those of another one.
 *
 * @param added stand only in the version
 * @param removed stand only in the other one
 */
record TemplateChange(SortedSet<String> added, SortedSet<String> removed) {

    static TemplateChange between(ContractTemplate other, ContractTemplate version) {
        var added = new TreeSet<>(version.tags());
        added.removeAll(other.tags());
        var removed = new TreeSet<>(other.tags());
        removed.removeAll(version.tags());
        return new TemplateChange(added, removed);
    }

    public boolean none() {
        return added.isEmpty() && removed.isEmpty();
    }
}
