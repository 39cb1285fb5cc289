package io.baton.project;

import io.baton.web.Refusal;

/** The customer does not tender, or the bid for it has ended. */
public class NotToBid extends Refusal {

    NotToBid(String number) {
        super(Kind.STALE, "project.refusal.notToBid", number);
    }
}
