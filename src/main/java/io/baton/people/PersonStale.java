package io.baton.people;

import io.baton.web.Refusal;

/** Somebody else changed the person or the department since it was shown. */
public class PersonStale extends Refusal {

    PersonStale(String changedBy) {
        super(Kind.STALE, "people.stale", changedBy);
    }
}
