package io.baton.project;

import io.baton.web.Refusal;

/** The project's presales review has ended, so nothing of it changes any more. */
public class PresalesOver extends Refusal {

    PresalesOver(String number) {
        super(Kind.STALE, "project.refusal.presalesOver", number);
    }
}
