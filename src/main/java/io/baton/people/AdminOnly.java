package io.baton.people;

import io.baton.web.Refusal;

/** Only administrators keep accounts and departments. */
public class AdminOnly extends Refusal {

    AdminOnly() {
        super(Kind.FORBIDDEN, "people.adminOnly");
    }
}
