package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** Somebody has marked this piece as returned already. */
class EquipmentReturned extends Refusal {

    EquipmentReturned() {
        super(Kind.STALE, "presales.refusal.equipmentReturned");
    }
}
