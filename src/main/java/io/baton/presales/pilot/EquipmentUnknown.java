package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** The pilot has lent no such piece. */
class EquipmentUnknown extends Refusal {

    EquipmentUnknown() {
        super(Kind.NOT_FOUND, "presales.refusal.equipmentUnknown");
    }
}
