package io.baton.project;

import io.baton.web.Refusal;

/** The project's contract is signed: its need is not withdrawn any more, its contract may be cancelled (R-PS-9, R-DL-15). */
public class AlreadySigned extends Refusal {

    AlreadySigned(String number) {
        super(Kind.STALE, "project.refusal.alreadySigned", number);
    }
}
