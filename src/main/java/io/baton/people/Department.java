package io.baton.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A node of the department tree (R-OR-1): the department at the top; below it the support centre with its offices, and the
 * branches with their districts.
 *
 * @param id letters and digits only
 * @param name the Chinese name
 * @param nameEn the English name
 * @param kind what sort of node it is
 * @param parentId the node above; null at the top
 * @param headId the account of its head, if one is named
 */
public record Department(
        String id, String name, String nameEn, Kind kind, @Nullable String parentId, @Nullable String headId) {

    /** Sorts of departments. */
    public enum Kind {
        TOP,
        CENTRE,
        OFFICE,
        BRANCH,
        DISTRICT;

        public String messageKey() {
            return "people.department." + name();
        }
    }

    /** The name in the person's language. */
    public String nameIn(Locale language) {
        return language.getLanguage().equals("en") ? nameEn : name;
    }
}
