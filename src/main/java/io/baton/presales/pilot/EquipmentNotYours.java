package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** Equipment is lent and taken back by the pilot's engineer, the account manager, or who has its open step. */
class EquipmentNotYours extends Refusal {

    EquipmentNotYours() {
        super(Kind.FORBIDDEN, "presales.refusal.equipmentNotYours");
    }
}
