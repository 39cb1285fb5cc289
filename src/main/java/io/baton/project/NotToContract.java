package io.baton.project;

import io.baton.web.Refusal;

/** The project is not where its contract could change like this: not won, not signed, or over. */
public class NotToContract extends Refusal {

    NotToContract(String number) {
        super(Kind.STALE, "project.refusal.notToContract", number);
    }
}
