package io.baton.supervision;

import io.baton.web.Refusal;

/** Only supervisors of the task's department open orders by hand. */
class NotASupervisor extends Refusal {

    NotASupervisor() {
        super(Kind.FORBIDDEN, "supervision.refusal.notASupervisor");
    }
}
