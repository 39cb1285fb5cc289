package io.baton.contract;

import io.baton.web.Refusal;

/** A contract has one open version at a time (R-CO-1). */
class VersionOpen extends Refusal {

    VersionOpen(String number) {
        super(Kind.STALE, "contract.refusal.versionOpen", number);
    }
}
