package io.baton.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the product, how a person gets there, and what it answers with.
 *
 * @param name of its screenshots
 * @param person who looks at it; null before the sign-in
 * @param address where to begin
 * @param links selectors of the links that lead on from there, the first match of each
 * @param status the page's answer
 * @param dark whether it is also looked at in dark colours
 */
record Sheet(String name, @Nullable String person, String address, List<String> links, int status, boolean dark) {

    static Sheet of(String name, @Nullable String person, String address, String... links) {
        return new Sheet(name, person, address, List.of(links), 200, false);
    }

    Sheet alsoDark() {
        return new Sheet(name, person, address, links, status, true);
    }

    Sheet refusedWith(int refusal) {
        return new Sheet(name, person, address, links, refusal, dark);
    }
}
