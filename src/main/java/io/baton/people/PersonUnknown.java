package io.baton.people;

import io.baton.web.Refusal;

/** There is no such account or department. */
public class PersonUnknown extends Refusal {

    PersonUnknown(String id) {
        super(Kind.NOT_FOUND, "people.unknown", id);
    }
}
